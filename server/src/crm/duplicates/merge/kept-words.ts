/** What an unmerge could not give back, in sentences. */
export function keptWords({
  missing,
  lost,
}: {
  missing: { what: string; count: number }[]
  lost: string[]
}): string[] {
  const lists = new Set(['e-mail addresses', 'phone numbers', 'contact types'])
  return [
    ...missing
      .filter(({ what }) => !lists.has(what))
      .map(
        ({ what, count }) => `${count} of the ${what} changed or went since the merge, and cannot go back.`,
      ),
    ...lost.map((each) => `${each} was taken out since the merge, and stays out.`),
  ]
}
