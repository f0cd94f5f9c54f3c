/** How kinds of people can be told apart, as the server is asked. */
export type By = 'contact_type' | 'organisation' | 'segment' | 'field'

/**
 * The way in which people are told apart: as it stands in the address, and as the server is asked. Segments are those of a
 * study: without one, contact types are shown. Whatever else is chosen is a field.
 */
export function chosenWay(chosen: string, study: string): { asked: string; by: By } {
  const asked = chosen === 'segment' && !study ? '' : chosen
  const by = asked === 'organisation' || asked === 'segment' ? asked : asked ? 'field' : 'contact_type'
  return { asked, by }
}
