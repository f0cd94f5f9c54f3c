import type { BenchServer } from './crm-server.ts'

const given =
  'Anna Bernd Carla Dilek Emre Farid Grete Hugo Ines Jonas Katharina Lukas Marta Nils Olga Pavel Rosa Stefan Tilda Umut Vera Wanda Xaver Yara Zoe'.split(
    ' ',
  )
const first = 'Al Bo Ca De El Fa Gro Hu Ig Jo Ka Lo Mu Ne Or Pa Qui Ro Sa Te'.split(' ')
const middle = 'ba cho del fe gar hin jo kal lem mor nin pol ras sel tov ver wen xi yol zan'.split(' ')
const last =
  'berg ck dorf er feld gaard heim ini ke lund mann nov owski rath son stein ter ulis wald zek'.split(' ')

/** A name that comes out of a number: 200 given names, 40,000 family names of which some are much more common. */
export function nameOf(place: number): string {
  const spread = ((place * 2_654_435_761) % 4_294_967_296) / 4_294_967_296
  // Squared, so that a tenth of the names is borne by about a third of the people.
  const family = Math.floor(spread ** 2 * 40_000)
  const part = (list: string[], size: number) => list[Math.floor(family / size) % list.length]
  const forename = `${['', 'Elia', 'Ilo', 'Osto', 'Brun', 'Fio', 'Kuz', 'Ysa'][Math.floor(place / 25) % 8]}${given[place % given.length]}`
  return `${forename} ${part(first, 1)}${part(middle, 20)}${['', 'a', 'e', 'o', 'u'][Math.floor(family / 8_000) % 5]}${part(last, 400)}`
}

/**
 * People by COPY-like statements, every so-many-th a second time under another spelling. Their firm is left to a hash: by
 * arithmetic alike that of the names, everybody in a firm would bear one forename, and many of them be taken for one.
 */
export async function fillTwice(
  { connect, workspaceId }: BenchServer,
  { people, twiceEvery }: { people: number; twiceEvery: number },
): Promise<void> {
  const owner = await connect('postgres')
  const w = `'${workspaceId}'::uuid`
  await owner.query(`INSERT INTO organisations (workspace_id, id, name, name_key, created_at, updated_at)
    SELECT ${w}, gen_random_uuid(), 'Firm ' || n, 'firm ' || n, now(), now() FROM generate_series(1, 20000) n`)
  await owner.query(
    `CREATE TEMPORARY TABLE firms AS SELECT id, row_number() OVER () AS n FROM organisations WHERE workspace_id = ${w}`,
  )
  await owner.query('CREATE INDEX ON firms (n)')
  const atOnce = 20_000
  for (let from = 0; from < people; from += atOnce) {
    const places = Array.from({ length: Math.min(atOnce, people - from) }, (_, at) => from + at)
    // Every so-many-th is the one before with an initial and without an address.
    const isAgain = (place: number) => place % twiceEvery === twiceEvery - 1
    const names = places.map((place) =>
      isAgain(place) ? nameOf(place - 1).replace(/^(\w)\w+/, '$1.') : nameOf(place),
    )
    const phones = places.map(
      (place) =>
        `+49301${String(((isAgain(place) ? place - 1 : place) * 7_654_321) % 10_000_000).padStart(7, '0')}`,
    )
    await owner.query(
      `WITH made AS (SELECT gen_random_uuid() AS id, t.* FROM unnest($1::text[], $2::text[], $3::int[]) AS t (name, phone, place)),
       written AS (INSERT INTO people (workspace_id, id, name, sort_key, organisation_id, created_at, updated_at)
         SELECT ${w}, made.id, made.name, lower(made.name), f.id, now(), now() FROM made
         JOIN firms f ON f.n = 1 + abs(hashint8(CASE WHEN made.place % ${twiceEvery} = ${twiceEvery - 1} THEN made.place - 1 ELSE made.place END) % 20000)),
       emails AS (INSERT INTO person_emails (workspace_id, id, person_id, position, email, email_key)
         SELECT ${w}, gen_random_uuid(), made.id, 0, md5(made.place::text) || '@example.com', md5(made.place::text) || '@example.com' FROM made
         WHERE made.place % ${twiceEvery} <> ${twiceEvery - 1})
       INSERT INTO person_phones (workspace_id, id, person_id, position, phone, phone_key)
         SELECT ${w}, gen_random_uuid(), made.id, 0, made.phone, made.phone FROM made`,
      [names, phones, places],
    )
  }
  await owner.query('VACUUM ANALYZE people')
  await owner.query('VACUUM ANALYZE person_emails')
  await owner.query('VACUUM ANALYZE person_phones')
  await owner.end()
}
