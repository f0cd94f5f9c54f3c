import type { Operation } from './operation.ts'

export type Problem = { path: string; message: string }

/** Failures that any operation may answer. Codes never change meaning. */
export const commonErrors = {
  input_invalid: { status: 400, message: 'Some of what was sent is not right. See the fields below.' },
  unknown_field: {
    status: 400,
    message: 'Nothing here is called “{field}”, so nothing was done. {known}',
  },
  body_unreadable: {
    status: 400,
    message: 'The request is not readable as JSON. Check it and send it again.',
  },
  cursor_invalid: {
    status: 400,
    message: 'This page of the list cannot be found any more. Start from its beginning.',
  },
  not_signed_in: { status: 401, message: 'Sign in first.' },
  key_refused: {
    status: 401,
    message:
      'This API key is not valid here, or it was revoked or has expired. Make a new one in the settings.',
  },
  key_reads_only: {
    status: 403,
    message: 'This API key may only read. Use one that may suggest or write.',
  },
  key_suggests_only: {
    status: 403,
    message: 'This API key may read and suggest. Send it as a suggestion, or use a key that may write.',
  },
  only_in_person: {
    status: 403,
    message: 'An API key cannot do this. Sign in to Firsthand and do it yourself.',
  },
  not_allowed: {
    status: 403,
    message: 'Your role in this workspace does not allow this. Ask an administrator.',
  },
  cross_site: {
    status: 403,
    message: 'This request came from another site and was refused. Open Firsthand itself and try again.',
  },
  not_found: { status: 404, message: 'There is nothing here, or you may not see it.' },
  method_not_allowed: {
    status: 405,
    message: 'This address does not take that method. See /docs for those it takes.',
  },
  conflict: {
    status: 409,
    message: 'Somebody changed this at the same moment. Look at it again, then repeat your change.',
  },
  consent_refused: {
    status: 409,
    message:
      '{name} does not agree to {what}, so this was not taken in. If they changed their mind, note it on their page first.',
  },
  too_large: { status: 413, message: 'That is more than Firsthand takes at once ({limit}). Send less.' },
  too_many_requests: { status: 429, message: 'Too many tries. Wait {seconds} seconds and try again.' },
  internal: {
    status: 500,
    message:
      'Something went wrong on our side. Nothing was saved. Try again; if it stays, give an administrator this number: {request}.',
  },
  unavailable: {
    status: 503,
    message: 'Firsthand cannot reach its database right now. Nothing was lost; try again in a moment.',
  },
  disk_full: {
    status: 507,
    message:
      'The disk that Firsthand keeps everything on is full, so this was not saved. Ask whoever runs Firsthand to make room, then try again.',
  },
} as const

export type CommonCode = keyof typeof commonErrors

/** Something that the caller can act on: a stable code, a status and a sentence. */
export class Failure extends Error {
  readonly code: string
  readonly status: number
  readonly params: Record<string, string | number>
  readonly problems: Problem[]

  constructor(answer: {
    code: string
    status: number
    message: string
    params?: Record<string, string | number>
    problems?: Problem[]
  }) {
    super(fill(answer.message, answer.params ?? {}))
    this.name = 'Failure'
    this.code = answer.code
    this.status = answer.status
    this.params = answer.params ?? {}
    this.problems = answer.problems ?? []
  }

  /** The body of the answer. */
  toJSON() {
    const { code, message, params, problems } = this
    return {
      error: {
        code,
        message,
        ...(Object.keys(params).length && { params }),
        ...(problems.length && { problems }),
      },
    }
  }
}

/** Ends an operation with one of the failures that it announces. */
export function fail<O extends Operation>(
  operation: O,
  code: keyof NonNullable<O['errors']> & string,
  params: Record<string, string | number> = {},
): never {
  const announced = operation.errors?.[code]
  if (!announced) throw new Error(`${operation.name} does not announce ${code}`)
  throw new Failure({ code: `${operation.name.split('.')[0]}.${code}`, ...announced, params })
}

/** Ends any operation with a failure that all of them share. */
export function failCommon(
  code: CommonCode,
  more: { params?: Record<string, string | number>; problems?: Problem[] } = {},
): never {
  throw new Failure({ code, ...commonErrors[code], ...more })
}

function fill(message: string, params: Record<string, string | number>): string {
  return message.replace(/\{(\w+)\}/g, (whole, name: string) => String(params[name] ?? whole))
}
