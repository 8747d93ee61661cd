"""The catalogue of problem codes: families by what they are about.

RUB rubric, SUB submissions, PLN plan and period, PLG plugins, FRM workbooks and forms, LOG log and
procedure, INT JSON Lines, LNT rules of lint, SRV the service, SCL datasets of many communes, HIS
history, WIF what is only supposed.
"""

from danvan_scoring.model.codes.binding import BINDING_CODES
from danvan_scoring.model.codes.consistency import CONSISTENCY_CODES
from danvan_scoring.model.codes.correspondence import CORRESPONDENCE_CODES
from danvan_scoring.model.codes.criterion import CRITERION_CODES
from danvan_scoring.model.codes.form import FORM_CODES
from danvan_scoring.model.codes.frames import FRAME_CODES
from danvan_scoring.model.codes.history import HISTORY_CODES
from danvan_scoring.model.codes.interchange import INTERCHANGE_CODES
from danvan_scoring.model.codes.lint_config import LINT_CONFIG_CODES
from danvan_scoring.model.codes.lint_criterion import LINT_CRITERION_CODES
from danvan_scoring.model.codes.lint_period import LINT_PERIOD_CODES
from danvan_scoring.model.codes.lint_rubric import LINT_RUBRIC_CODES
from danvan_scoring.model.codes.log import LOG_CODES
from danvan_scoring.model.codes.output import OUTPUT_CODES
from danvan_scoring.model.codes.plan import PLAN_CODES
from danvan_scoring.model.codes.plan_fit import PLAN_FIT_CODES
from danvan_scoring.model.codes.plugin import PLUGIN_CODES
from danvan_scoring.model.codes.policy import POLICY_CODES
from danvan_scoring.model.codes.registers import REGISTER_CODES
from danvan_scoring.model.codes.roles import ROLE_CODES
from danvan_scoring.model.codes.rubric import RUBRIC_CODES
from danvan_scoring.model.codes.rubric_workbook import RUBRIC_WORKBOOK_CODES
from danvan_scoring.model.codes.scale import SCALE_CODES
from danvan_scoring.model.codes.serve import SERVE_CODES
from danvan_scoring.model.codes.submission import SUBMISSION_CODES
from danvan_scoring.model.codes.validity import VALIDITY_CODES
from danvan_scoring.model.codes.what_if import WHAT_IF_CODES
from danvan_scoring.model.codes.workbook import WORKBOOK_CODES
from danvan_scoring.model.problem import CodeText

CODES: dict[str, CodeText] = {
    **RUBRIC_CODES,
    **CONSISTENCY_CODES,
    **BINDING_CODES,
    **POLICY_CODES,
    **VALIDITY_CODES,
    **SUBMISSION_CODES,
    **REGISTER_CODES,
    **PLAN_CODES,
    **PLAN_FIT_CODES,
    **CORRESPONDENCE_CODES,
    **ROLE_CODES,
    **PLUGIN_CODES,
    **CRITERION_CODES,
    **FRAME_CODES,
    **OUTPUT_CODES,
    **WORKBOOK_CODES,
    **FORM_CODES,
    **RUBRIC_WORKBOOK_CODES,
    **LOG_CODES,
    **INTERCHANGE_CODES,
    **LINT_CONFIG_CODES,
    **LINT_RUBRIC_CODES,
    **LINT_CRITERION_CODES,
    **LINT_PERIOD_CODES,
    **SERVE_CODES,
    **SCALE_CODES,
    **HISTORY_CODES,
    **WHAT_IF_CODES,
}
