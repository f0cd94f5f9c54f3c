import { z } from 'zod'
import { operation } from '../core/operation.ts'
import { Id, Instant, Nothing, line, page, pageInput } from '../core/shapes.ts'
import { guideLimits } from './guides.ts'

export const BankedPrompt = z.object({
  id: Id,
  ask: z.string(),
  purpose: z.string(),
  followUps: z.array(z.string()),
  keptBy: z.object({ id: Id, name: z.string() }).nullable(),
  keptAt: Instant,
})
export type BankedPrompt = z.output<typeof BankedPrompt>

export const listBankedPrompts = operation({
  name: 'questionBank.list',
  summary: 'List the prompts that the workspace keeps for its guides, newest first.',
  method: 'GET',
  path: '/question-bank',
  allows: 'viewer',
  input: z.object({ ...pageInput, q: z.string().max(200).optional() }),
  output: page(BankedPrompt),
})

export const keepPrompt = operation({
  name: 'questionBank.keep',
  summary: 'Keep a prompt in the question bank.',
  method: 'POST',
  path: '/question-bank',
  allows: 'member',
  input: z.object({
    ask: line(guideLimits.ask),
    purpose: line(guideLimits.purpose, 0).default(''),
    followUps: z.array(line(guideLimits.followUp)).max(guideLimits.followUps).default([]),
  }),
  output: BankedPrompt,
  errors: { kept_already: { status: 409, message: 'The question bank has this prompt already.' } },
})

export const removeBankedPrompt = operation({
  name: 'questionBank.remove',
  summary: 'Take a prompt out of the question bank. Guides that use it keep it.',
  method: 'DELETE',
  path: '/question-bank/{prompt}',
  allows: 'member',
  input: z.object({ prompt: Id }),
  output: Nothing,
})
