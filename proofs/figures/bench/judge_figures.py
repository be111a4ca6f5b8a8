"""Run by the judges' own Python: the same questions, answered by lifelines, statsmodels and scipy."""

import json
import sys
import warnings

import lifelines
import numpy as np
import scipy
import scipy.stats
import statsmodels
from lifelines import AalenJohansenFitter, KaplanMeierFitter
from statsmodels.regression.mixed_linear_model import MixedLM
from statsmodels.stats.proportion import proportion_confint

warnings.simplefilter("ignore")


def judged(one):
    before, after = np.array(one["before"]), np.array(one["after"])
    apart = after - before
    paired = scipy.stats.ttest_rel(after, before)
    interval = paired.confidence_interval(0.95)
    boot = scipy.stats.bootstrap((apart,), np.mean, n_resamples=9999, method="BCa", random_state=1)
    days, endings = np.array(one["days"], float), np.array(one["endings"])
    kaplan = KaplanMeierFitter().fit(days, endings == 1)
    at = sorted(days[endings == 1])
    kept = kaplan.survival_function_at_times(at).tolist()
    low = kaplan.confidence_interval_survival_function_.iloc[:, 0].reindex(at).tolist()
    aalen = AalenJohansenFitter(calculate_variance=True).fit(days, endings, event_of_interest=1)
    met = aalen.cumulative_density_.iloc[:, 0].reindex(at).tolist()
    line = MixedLM(
        np.array(one["read"]),
        np.column_stack([np.ones(len(one["read"])), one["time"]]),
        groups=np.array(one["who"]),
    ).fit(reml=False)
    r = scipy.stats.pearsonr(before, after)
    fisher = r.confidence_interval(0.95)
    hits, of = one["share"]
    welch = scipy.stats.ttest_ind(apart, one["others"], equal_var=False)
    of_two = welch.confidence_interval(0.95)
    found = {
        "between": [apart.mean() - np.mean(one["others"]), of_two.low, of_two.high, welch.df],
        "t": scipy.stats.t.ppf(0.975, one["freedom"]),
        "change": [apart.mean(), interval.low, interval.high],
        "bca": [boot.confidence_interval.low, boot.confidence_interval.high],
        "wilson": list(proportion_confint(hits, of, method="wilson")),
        "stay": kept,
        "stay_low": low if kept[-1] > 0 else None,
        "met": met,
        "line": [*line.fe_params, line.scale, float(line.cov_re[0, 0])],
        "likelihood": line.llf,
        "correlation": [r.statistic, fisher.low, fisher.high],
    }
    return {name: value for name, value in found.items() if value is not None}


asked = json.load(sys.stdin)
print(
    json.dumps(
        {
            "sets": [judged(one) for one in asked["sets"]],
            "versions": {
                "lifelines": lifelines.__version__,
                "statsmodels": statsmodels.__version__,
                "scipy": scipy.__version__,
            },
        },
        default=float,
    )
)
