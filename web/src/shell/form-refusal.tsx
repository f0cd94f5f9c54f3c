import { Refused } from '../kit/refused.tsx'

/** Why a form was refused as a whole. Stands above its buttons. */
export function FormRefusal({ of }: { of: { refusal?: string } }) {
  return of.refusal ? <Refused title={of.refusal} /> : null
}
