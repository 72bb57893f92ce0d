from participatie.workflow.nummers import Teller

__all__ = ["Teller"]
