"""Training course generator: YAML lessons and quizzes in, a MkDocs site out.

Read `generator/build.py` first: it tells the whole story on one screen. The rooms of the house and who may
import whom are described in CONTRIBUTING.md and held by `tests/test_layers.py`.
"""

__version__ = "0.1.0"
