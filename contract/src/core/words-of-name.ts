/** `createResetLink` as a command, a flag or an address has it: `create-reset-link`. */
export function kebab(name: string): string {
  return name.replace(/([a-z0-9])([A-Z])/g, '$1-$2').toLowerCase()
}

/** `createResetLink` as a tool has it: `create_reset_link`. */
export function snake(name: string): string {
  return kebab(name).replaceAll('-', '_')
}
