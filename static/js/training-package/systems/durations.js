// How long something took, as the standards write it. Pure; seconds may have a fraction.

/** SCORM 1.2, CMITimespan: 0001:02:03.40; at most 9999 hours. */
export function asTimespan(seconds) {
  const { hours, minutes, rest } = parts(Math.min(seconds, 9999 * 3600));
  return `${String(hours).padStart(4, "0")}:${String(minutes).padStart(2, "0")}:${rest.padStart(5, "0")}`;
}

/** ISO 8601, for SCORM 2004 and xAPI: PT1H2M3.40S. */
export function asDuration(seconds) {
  const { hours, minutes, rest } = parts(seconds);
  return `PT${hours}H${minutes}M${rest}S`;
}

function parts(seconds) {
  // In whole hundredths: 59.999 seconds are a minute, and never 60 seconds.
  const hundredths = Math.round(Math.max(seconds, 0) * 100);
  return {
    hours: Math.floor(hundredths / 360_000),
    minutes: Math.floor((hundredths % 360_000) / 6_000),
    rest: ((hundredths % 6_000) / 100).toFixed(2),
  };
}
