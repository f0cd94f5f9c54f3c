/** What an unmerge could not give back, in sentences. */
export function keptWords({
  missing,
  lost,
}: {
  missing: { what: string; count: number }[]
  lost: string[]
}): string[] {
  const lists = /^(e-mail address|phone number|contact type)/
  return [
    ...missing
      .filter(({ what }) => !lists.test(what))
      .map(({ what, count }) => `${count} ${what} changed or went since the merge, and cannot go back.`),
    ...lost.map((each) => `${each} was taken out since the merge, and stays out.`),
  ]
}
