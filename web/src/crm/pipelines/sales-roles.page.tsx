import { Checkbox } from '@mantine/core'
import {
  type MemberSalesRoles,
  type SalesRole,
  listSalesRoles,
  salesRoles,
  setSalesRoles,
} from '@firsthand/contract/crm/pipelines-entries'
import { useAct, useAnswers, useOperation } from '../../api/hooks.ts'
import { PageHeader } from '../../kit/page-header.tsx'
import { CardSkeleton } from '../../kit/skeletons.tsx'
import { useYou } from '../../shell/account.ts'
import { Broken } from '../../shell/mishap.tsx'
import { Page } from '../../shell/page.tsx'
import { PipelineTabs } from './pipeline-tabs.tsx'
import css from './pipelines.module.css'
import { roleWords, words } from './pipelines.words.ts'

/** "Who does what in selling?" */
export default function SalesRolesPage() {
  const members = useOperation(listSalesRoles, {})
  const { may } = useYou()
  const answers = useAnswers()
  const set = useAct(setSalesRoles)

  function change({ member, roles }: MemberSalesRoles, role: SalesRole, isOn: boolean) {
    const next = isOn ? [...roles, role] : roles.filter((each) => each !== role)
    const undo = answers.change(listSalesRoles, {}, ({ items }) => ({
      items: items.map((each) => (each.member.id === member.id ? { ...each, roles: next } : each)),
    }))
    set.perform({ member: member.id, roles: next }).catch(undo)
  }

  return (
    <Page title={words.roles} crumbs={[{ label: words.title, path: '/pipelines' }]} width="reading">
      <PageHeader title={words.rolesQuestion} lead={words.rolesLead} />
      <PipelineTabs at="/sales-roles" />
      {members.failure ? <Broken error={members.failure} retry={members.retry} /> : null}
      {members.isPending ? <CardSkeleton rows={4} /> : null}
      {members.data?.items.map((each) => (
        <fieldset
          key={each.member.id}
          className={css.member}
          disabled={!(may('admin') || (each.isYou && may('member')))}
          style={{ borderInline: 0, borderTop: 0, margin: 0, paddingInline: 0 }}
        >
          <legend className={css.name}>
            {each.member.name} {each.isYou ? <span className={css.faint}>({words.you})</span> : null}
          </legend>
          <div className={css.checks}>
            {salesRoles.map((role) => (
              <Checkbox
                key={role}
                label={roleWords[role]}
                checked={each.roles.includes(role)}
                onChange={(event) => change(each, role, event.currentTarget.checked)}
              />
            ))}
          </div>
        </fieldset>
      ))}
    </Page>
  )
}
