"""Next step: what lifts a unit to a better class at the least cost, and what would make it fall.

Facts are tried on the criteria themselves, what they come to is put into an integer programme, and
every answer of the programme is verified by the stages that made the result.
"""
