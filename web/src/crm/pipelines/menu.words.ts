/** Apart from the words of the pages, because the frame needs them at once. */
export const menu = {
  title: 'Pipelines',
  keywords: 'sales deals funnel kanban stages crm',
  handoffs: 'Hand-offs that wait for you',
  handoffKeywords: 'handoff handover inbox accept refuse offer',
  roles: 'Sales roles',
  rolesKeywords: 'account executive sales engineer development',
} as const
