import { RedactionKind } from '@firsthand/contract/evidence/redaction'
import { ChoiceField } from '../../kit/choice-field.tsx'
import { words } from './redaction.words.ts'

/** What it is that is hidden: a name, a place, a number. What will stand there instead follows from it. */
export function KindOfWords({
  value,
  onChange,
}: {
  value: RedactionKind
  onChange: (kind: RedactionKind) => void
}) {
  return (
    <ChoiceField
      label={words.kind}
      optionWords={words.kinds}
      allowDeselect={false}
      value={value}
      onChange={(kind) => onChange(RedactionKind.parse(kind ?? 'other'))}
    />
  )
}
