"""The suites and linters of this folder."""

from tests.clients.suites.dredd import DREDD
from tests.clients.suites.ibm import IBM
from tests.clients.suites.portman import PORTMAN
from tests.clients.suites.prism import PROXY
from tests.clients.suites.specmatic import READING
from tests.clients.suites.specmatic_tests import TESTING

SUITES = (PORTMAN, DREDD, PROXY, READING, TESTING, IBM)
