import type { Output } from '@firsthand/contract/core/operation'
import { showIntroducedTree } from '@firsthand/contract/crm/network'
import type { CSSProperties } from 'react'
import { useOperation } from '../../api/hooks.ts'
import { Link } from '../../kit/link.tsx'
import { ListSkeleton } from '../../kit/skeletons.tsx'
import { Broken } from '../../shell/mishap.tsx'
import css from './network.module.css'
import { words } from './network.words.ts'

type Tree = Output<typeof showIntroducedTree>

/** Through whom somebody came, and everybody who came through them, each below who brought them. */
export default function IntroducedTree({ person }: { person: string }) {
  const tree = useOperation(showIntroducedTree, { person })
  if (tree.failure) return <Broken error={tree.failure} retry={tree.retry} />
  if (!tree.data) return <ListSkeleton />
  const { above, capped } = tree.data
  return (
    <>
      {above.length > 0 ? (
        <p>
          {words.above}{' '}
          {above.map(({ id, name }, at) => (
            <span key={id}>
              {at > 0 ? ' ← ' : ''}
              <Link href={`/people/${id}`}>{name}</Link>
            </span>
          ))}
        </p>
      ) : null}
      <ul className={css.tree}>
        {inOrder(tree.data).map((each) => (
          <li key={each.id} style={{ '--depth': each.depth - 1 } as CSSProperties}>
            <Link href={`/people/${each.id}`}>{each.name}</Link>{' '}
            {each.evidenceCount > 0 ? <small>{words.heard(each.evidenceCount)}</small> : null}
          </li>
        ))}
      </ul>
      {capped ? <p className={css.hint}>{words.treeCapped}</p> : null}
    </>
  )
}

/** Everybody right below who brought them. */
function inOrder({ person, below }: Tree): Tree['below'] {
  const children = Map.groupBy(below, (each) => each.introducer)
  const walk = (id: string): Tree['below'] =>
    (children.get(id) ?? []).flatMap((each) => [each, ...walk(each.id)])
  return walk(person.id)
}
