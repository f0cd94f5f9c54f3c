import fc from 'fast-check'
import { expect, test } from 'vitest'
import { breaksRules } from './cluster-rules.ts'
import { nest, tokenize } from './sql-tokens.ts'

const tables = new Set(['people', 'person_emails', 'members', 'events', 'jobs', 'wakeups'])
const problems = (sql: string) => breaksRules(sql, tables)

test.each([
  `select "id" from "people" where "workspace_id" = $1 and "id" = $2`,
  `select * from people p join person_emails e on e.workspace_id = p.workspace_id and e.person_id = p.id where p.workspace_id = $1`,
  `select * from people p join person_emails e using (workspace_id, id) where p.workspace_id = $1`,
  `select * from people p left join members m on m.workspace_id = $1 and m.id = p.created_by where p.workspace_id = $1::uuid`,
  `select p.id, (select count(*) from person_emails e where e.workspace_id = p.workspace_id and e.person_id = p.id) from people p where p.workspace_id = $1`,
  `with newest as (select id from people where workspace_id = $1 order by created_at limit 5) select * from newest`,
  `with recursive chain as (select id from people where workspace_id = $1 union all select p.id from people p join chain on p.id = chain.id where p.workspace_id = $1) select * from chain`,
  `select 1 from people where workspace_id = $1 union all select 1 from members where workspace_id = $1`,
  `insert into people (workspace_id, id, name) values ($1, $2, $3), ($1, $4, $5) on conflict (workspace_id, id) do update set name = excluded.name`,
  `update people p set name = v.name from (values ($2::uuid, $3::text)) as v (id, name) where p.workspace_id = $1 and p.id = v.id`,
  `update "jobs" set "state" = $1, "updated_at" = now() where "workspace_id" = $2`,
  `delete from people using person_emails e where people.workspace_id = $1 and e.workspace_id = $1`,
  `select * from jobs where workspace_id = $1 for update skip locked limit 1`,
  `select extract(epoch from at), trim(both ' ' from name) from events where workspace_id = $1 and before is distinct from after`,
  `select * from unnest($1::uuid[]) as wanted(id) join people p on p.id = wanted.id and p.workspace_id = $2`,
  `select name from workspaces where id = $1`,
  `select 'from people' as "from", "from" from events where workspace_id = $1 -- from members`,
  `SET LOCAL app.workspace_id = 'x'`,
])('a statement that names its workspace may run on a cluster: %s', (sql) => {
  expect(problems(sql)).toEqual([])
})

test.each([
  [`select id from people where id = $1`, 'people without its workspace'],
  [
    `select * from people p join person_emails e on e.person_id = p.id where p.workspace_id = $1`,
    'person_emails without its workspace',
  ],
  [`select * from people p, members m where p.workspace_id = $1`, 'members without its workspace'],
  [
    `select * from people p left join members m on m.id = p.created_by where p.workspace_id = $1`,
    'members without its workspace',
  ],
  [
    `select * from people where workspace_id = $1 and exists (select 1 from events where subject_id = people.id)`,
    'events without its workspace',
  ],
  [
    `with all_people as (select * from people) select * from all_people where workspace_id = $1`,
    'people without its workspace',
  ],
  [
    `select 1 from people where workspace_id = $1 union all select 1 from members`,
    'members without its workspace',
  ],
  [
    `select * from jobs where state = 'waiting' for update skip locked limit 1`,
    'jobs without its workspace, and locked',
  ],
  [
    `select * from people p join person_emails e on e.workspace_id = p.workspace_id`,
    'people without its workspace',
  ],
  [`update people set name = $1 where id = $2`, 'people without its workspace'],
  [`delete from people where id = $1`, 'people without its workspace'],
  [
    `update people set id = gen_random_uuid() where workspace_id = $1`,
    'gen_random_uuid() in an UPDATE: pass the value as a parameter',
  ],
  [`update people set workspace_id = $1 where workspace_id = $2`, 'an UPDATE of workspace_id'],
  [`insert into people (id) values ($1)`, 'an INSERT that does not name workspace_id'],
  [
    `insert into people (workspace_id, id) select $1, x from unnest($2) as x`,
    'INSERT … SELECT under policies: write rows of VALUES',
  ],
  [
    `insert into jobs (workspace_id, id) values ($1, $2) on conflict (workspace_id, id) do update set updated_at = now()`,
    'now in DO UPDATE: pass the value as a parameter',
  ],
  [
    `insert into jobs (workspace_id, id) values ($1, $2) on conflict (workspace_id, id) do update set updated_at = current_timestamp`,
    'current_timestamp in DO UPDATE: pass the value as a parameter',
  ],
  [`merge into people p using (values ($1)) v on p.workspace_id = $2 when matched then do nothing`, 'MERGE'],
  [`set app.workspace_id = 'x'`, 'a setting that outlives its transaction'],
  [`select 1; select 2`, 'several statements in one text'],
  [`select pg_advisory_lock(1)`, 'pg_advisory_lock: advisory locks hold on one node alone'],
])('what a cluster refuses is found: %s', (sql, problem) => {
  expect(problems(sql)).toContain(problem)
})

test('no text makes the reading of statements hang or lose a word', () => {
  fc.assert(
    fc.property(
      fc.array(
        fc.constantFrom(
          'select',
          '"a b"',
          "'it''s'",
          '$1',
          '::',
          'x',
          '.',
          ',',
          '1.5',
          '/* c */',
          '-- d\n',
          '$q$ z $q$',
        ),
      ),
      (parts) => {
        const words = parts.filter((part) => !part.startsWith('/*') && !part.startsWith('--'))
        expect(tokenize(parts.join(' '))).toHaveLength(words.length)
      },
    ),
  )
})

test('parentheses that do not match are refused', () => {
  expect(() => nest(tokenize('select (1'))).toThrow(RangeError)
  expect(() => nest(tokenize('select 1)'))).toThrow(RangeError)
})
