import { Failure } from '@firsthand/contract/core/failure'
import { projectErrors } from '@firsthand/contract/evidence/projects'

/** Ends with one of the failures that a project file can have. */
export function refuseProject(
  code: keyof typeof projectErrors,
  params: Record<string, string | number> = {},
): never {
  throw new Failure({ code: `projects.${code}`, ...projectErrors[code], params })
}
