/** How kinds of people are told apart: as the address says it, and as the server is asked. */
export type By = 'contact_type' | 'organisation' | 'segment' | 'field'

/** Segments are those of a study: without one, contact types are shown. Whatever else is chosen is a field. */
export function waysToTellApart(chosen: string, study: string): { asked: string; by: By } {
  const asked = chosen === 'segment' && !study ? '' : chosen
  const by = asked === 'organisation' || asked === 'segment' ? asked : asked ? 'field' : 'contact_type'
  return { asked, by }
}
