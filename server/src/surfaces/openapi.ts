import { commonErrors } from '@firsthand/contract/core/failure'
import { type Operation, fullPath, pathParameters } from '@firsthand/contract/core/operation'
import { z } from 'zod'
import type { PlainRoute } from '../platform/http/routes.ts'

type Json = Record<string, unknown>

/** The OpenAPI 3.1 description of every operation and plain route, made from the contract. */
export function describeApi({
  operations,
  routes,
  publicUrl,
}: {
  operations: Operation[]
  routes: PlainRoute[]
  publicUrl: string
}): Json {
  const paths: Record<string, Json> = {}
  for (const operation of operations)
    (paths[fullPath(operation)] ??= {})[operation.method.toLowerCase()] = describeOperation(operation)
  for (const route of routes) (paths[route.path] ??= {})[route.method.toLowerCase()] = describeRoute(route)
  return {
    openapi: '3.1.0',
    info: {
      title: 'Firsthand',
      version: '1',
      description:
        'What customers said, did and are worth. Every address is additive within /api/v1. Lists are paged by `after`; failures carry a stable `code`.',
    },
    servers: [{ url: publicUrl }],
    paths,
    components: {
      securitySchemes: {
        session: { type: 'apiKey', in: 'cookie', name: 'firsthand.session_token' },
        key: { type: 'http', scheme: 'bearer', description: 'An API key, made in the settings.' },
      },
      schemas: { Failure: failureSchema },
    },
  }
}

function describeOperation(operation: Operation): Json {
  const inPath = pathParameters(fullPath(operation))
  const input = jsonSchema(operation.input, 'input') as {
    properties?: Record<string, Json>
    required?: string[]
  }
  const outside = Object.keys(input.properties ?? {}).filter((name) => !inPath.includes(name))
  const inQuery = operation.method === 'GET' || operation.method === 'DELETE'
  const required = (input.required ?? []).filter((name) => outside.includes(name))
  return {
    operationId: operation.name,
    summary: operation.summary,
    tags: [operation.name.split('.')[0]],
    security: securityOf(operation),
    'x-allows': operation.allows,
    parameters: [
      ...inPath.map((name) => ({
        name,
        in: 'path',
        required: true,
        schema: input.properties?.[name] ?? { type: 'string', format: 'uuid' },
      })),
      ...(inQuery
        ? outside.map((name) => ({
            name,
            in: 'query',
            required: required.includes(name),
            schema: input.properties?.[name],
          }))
        : []),
    ],
    ...(!inQuery && {
      requestBody: {
        required: required.length > 0,
        content: {
          'application/json': {
            schema: {
              ...input,
              properties: Object.fromEntries(outside.map((name) => [name, input.properties?.[name]])),
              required,
            },
          },
        },
      },
    }),
    responses: {
      200: {
        description: 'Done.',
        content: { 'application/json': { schema: jsonSchema(operation.output, 'output') } },
      },
      ...describeErrors(operation),
    },
  }
}

/** Who is let in: nobody needs anything, or a session, or a key as well. */
function securityOf({ allows, onlyInPerson }: Pick<Operation, 'allows' | 'onlyInPerson'>): Json[] {
  if (allows === 'anyone') return []
  return allows === 'account' || onlyInPerson ? [{ session: [] }] : [{ session: [] }, { key: [] }]
}

/** One response a status; each names the codes that it may carry. */
function describeErrors(operation: Operation): Json {
  const subject = operation.name.split('.')[0]
  const codes =
    operation.allows === 'anyone'
      ? (['input_invalid', 'too_many_requests'] as const)
      : (['input_invalid', 'unknown_field', 'not_signed_in', 'not_allowed', 'not_found'] as const)
  const all = [
    ...codes.map((code) => ({ code: code as string, ...commonErrors[code] })),
    ...Object.entries(operation.errors ?? {}).map(([code, error]) => ({
      code: `${subject}.${code}`,
      ...error,
    })),
  ]
  const responses: Json = {}
  for (const status of new Set(all.map((error) => error.status))) {
    const description = all
      .filter((error) => error.status === status)
      .map((error) => `\`${error.code}\`: ${error.message}`)
    responses[status] = {
      description: description.join('\n\n'),
      content: { 'application/json': { schema: { $ref: '#/components/schemas/Failure' } } },
    }
  }
  return responses
}

function describeRoute(route: PlainRoute): Json {
  return {
    operationId: `${route.method.toLowerCase()}${route.path.replace(/\W+/g, '_')}`,
    summary: route.summary,
    tags: ['streams'],
    'x-allows': route.allows,
    security: securityOf(route),
    parameters: [
      ...pathParameters(route.path).map((name) => ({
        name,
        in: 'path',
        required: true,
        schema: { type: 'string' },
      })),
      ...queryOf(route),
    ],
    ...(route.method === 'POST' && {
      requestBody: {
        content: { 'application/octet-stream': { schema: { type: 'string', format: 'binary' } } },
      },
    }),
    responses: {
      200: route.answers
        ? {
            description: 'Done.',
            content: { 'application/json': { schema: jsonSchema(route.answers, 'output') } },
          }
        : { description: 'Done. The answer is no JSON.' },
      default: {
        description: 'Refused, with a sentence.',
        content: { 'application/json': { schema: { $ref: '#/components/schemas/Failure' } } },
      },
    },
  }
}

function queryOf({ query }: PlainRoute): Json[] {
  if (!query) return []
  const { properties = {}, required = [] } = jsonSchema(query, 'input') as {
    properties?: Record<string, Json>
    required?: string[]
  }
  return Object.entries(properties).map(([name, schema]) => ({
    name,
    in: 'query',
    required: required.includes(name),
    schema,
  }))
}

function jsonSchema(schema: z.ZodType, io: 'input' | 'output'): Json {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, {
    io,
    unrepresentable: 'any',
    target: 'draft-2020-12',
  })
  return rest
}

const failureSchema: Json = {
  type: 'object',
  required: ['error'],
  properties: {
    error: {
      type: 'object',
      required: ['code', 'message'],
      properties: {
        code: { type: 'string', description: 'Stable; never changes meaning.' },
        message: { type: 'string', description: 'What happened and what to do, in English.' },
        params: { type: 'object' },
        problems: {
          type: 'array',
          items: { type: 'object', properties: { path: { type: 'string' }, message: { type: 'string' } } },
        },
      },
    },
  },
}
