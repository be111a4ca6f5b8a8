"""The house's own settings in test mode, in a data folder that goes when the tests are over."""

import atexit
import os
import shutil
import tempfile

# xdist ends its workers without a goodbye, so their folders lie inside the first process's, which tidies up.
_data = tempfile.mkdtemp(prefix="sideomside-test-data-", dir=os.environ.get("SIDEOMSIDE_TEST_FOLDER"))
os.environ.setdefault("SIDEOMSIDE_TEST_FOLDER", _data)
atexit.register(shutil.rmtree, _data, ignore_errors=True)
os.mkdir(os.path.join(_data, "static"))  # whitenoise warns when it is not there
os.environ["SIDEOMSIDE_MODE"] = "test"
os.environ["SIDEOMSIDE_DATA"] = _data
# Playwright runs an event loop in the test's own thread, where Django would else refuse the database.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"

from sideomside.site.settings import *  # noqa: E402, F403 - they read the environment that was just set
