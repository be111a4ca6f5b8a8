"""The house's own settings in test mode, in a data folder that goes when the tests are over."""

import atexit
import os
import shutil
import tempfile

_data = tempfile.mkdtemp(prefix="sideomside-test-data-")
atexit.register(shutil.rmtree, _data, ignore_errors=True)
os.mkdir(os.path.join(_data, "static"))  # whitenoise warns when it is not there
os.environ["SIDEOMSIDE_MODE"] = "test"
os.environ["SIDEOMSIDE_DATA"] = _data
# Playwright runs an event loop in the test's own thread, where Django would else refuse the database.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"

from sideomside.site.settings import *  # noqa: E402, F403 - they read the environment that was just set
