import { listDuplicates, tellApart, untellApart } from '@firsthand/contract/crm/duplicates'
import { mergePeople, unmergePeople } from '@firsthand/contract/crm/merges'
import { useAct, useOperation } from '../../api/hooks.ts'
import { PageHeader } from '../../kit/page-header.tsx'
import { showDone, showUndo } from '../../kit/undo-toast.tsx'
import { useYou } from '../../shell/account.ts'
import { useAddressStates, useGo } from '../../shell/address.ts'
import { Broken } from '../../shell/mishap.tsx'
import { Page } from '../../shell/page.tsx'
import { PersonPicker } from '../people/person-picker.tsx'
import { Compare } from './compare.tsx'
import css from './duplicates.module.css'
import { words } from './duplicates.words.ts'

/** "Which two are one person?" For two whom nobody suggested; `?one=` and `?other=` choose them beforehand. */
export default function MergePage() {
  const { may } = useYou()
  const go = useGo()
  const [{ one, other }, choose] = useAddressStates(['one', 'other'])
  const isPair = one !== '' && other !== '' && one !== other
  const pairs = useOperation(listDuplicates, { person: one, limit: 50 }, { enabled: isPair })
  const found = pairs.data?.items.find((pair) => pair.one.id === other || pair.other.id === other)
  const unmerge = useAct(unmergePeople, { onDone: () => showDone(words.unmerged) })
  const merge = useAct(mergePeople, {
    shownInPlace: true,
    onDone: ({ merge: id, person: kept }) => {
      go(`/people/${kept.id}`)
      showUndo(words.merged(kept.name), () => unmerge.act({ merge: id! }))
    },
  })
  const untell = useAct(untellApart)
  const apart = useAct(tellApart, {
    onDone: (_, sent) => {
      go('/people/duplicates')
      showUndo(words.areApart, () => untell.act(sent))
    },
  })
  return (
    <Page
      title={words.mergeTitle}
      crumbs={[
        { label: words.people, path: '/people' },
        { label: words.title, path: '/people/duplicates' },
      ]}
    >
      <PageHeader title={words.mergeQuestion} lead={words.mergeLead} />
      <div className={css.stack}>
        <div className={css.choose}>
          <PersonPicker
            label={words.firstOne}
            value={one || null}
            onChange={(person) => choose('one', person ?? '')}
            {...(other && { except: other })}
          />
          <PersonPicker
            label={words.otherOne}
            value={other || null}
            onChange={(person) => choose('other', person ?? '')}
            {...(one && { except: one })}
          />
        </div>
        {isPair ? null : <p>{one !== '' && one === other ? words.samePerson : words.chooseBoth}</p>}
        {merge.failure ? <Broken error={merge.failure} retry={merge.reset} /> : null}
        {isPair ? (
          <Compare
            key={`${one} ${other}`}
            pair={{ one, other }}
            found={found}
            mayChange={may('member')}
            isMerging={merge.isActing}
            onMerge={({ kept, gone, picks }) => merge.act({ person: kept.id, other: gone.id, picks })}
            onApart={() => apart.act({ one, other })}
          />
        ) : null}
      </div>
    </Page>
  )
}
