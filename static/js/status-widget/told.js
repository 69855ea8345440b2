// From what the API says to what the element shows. Pure.

/** Returns {icon, label, lines} of an area's status, the first area if none is named; null if the answer is not understood. */
export const told = (answer, slug) => {
  const areas = Array.isArray(answer?.areas) ? answer.areas : [];
  const area = slug ? areas.find((one) => one.slug === slug) : areas[0];
  if (typeof area?.label !== "string" || !area.label) return null;
  const lines = [
    area.announcement && `Applies to ${area.announcement.applies_to}.`,
    area.message,
    ...(area.upcoming ?? []).map((one) => `Next, ${one.applies_to}: ${one.short_label || one.label}.`),
    answer.lapse && "Appropriations have lapsed. This may not be up to date.",
  ];
  return { icon: area.icon, label: area.short_label || area.label, lines: lines.filter(Boolean) };
};

/** Returns a moment as "As of 9:41 AM EST", in the time of Washington. */
export const asOf = (moment) => {
  const form = { hour: "numeric", minute: "2-digit", timeZoneName: "short", timeZone: "America/New_York" };
  return `As of ${new Intl.DateTimeFormat("en-US", form).format(moment)}`;
};
