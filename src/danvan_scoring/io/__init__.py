"""The edge: files to model and back, one format a module."""

from danvan_scoring.io.check_file import check_file
from danvan_scoring.io.period_file import load_period
from danvan_scoring.io.plan_file import load_plan
from danvan_scoring.io.rubric_file import load_rubric
from danvan_scoring.io.submission_files import load_submissions

__all__ = ["check_file", "load_period", "load_plan", "load_rubric", "load_submissions"]
