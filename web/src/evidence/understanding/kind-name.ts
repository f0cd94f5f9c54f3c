/** Contact types are keys such as `end_user`; names of organisations, segments and choices are as people wrote them. */
export function kindName(label: string): string {
  return label.replaceAll('_', ' ')
}
