import { useState } from 'react'

import type { PlanRow } from '#storage/types.ts'
import { Button } from '#ui/Button.tsx'
import { Dialog } from '#ui/Dialog.tsx'
import { useText } from '#ui/language.tsx'
import { Select } from '#ui/Select.tsx'

type CompareDialogProps = { readonly plan: PlanRow; readonly others: readonly [PlanRow, ...PlanRow[]]; readonly onClose: () => void; readonly onCompare: (other: PlanRow) => void }

/** Which other plan of this browser shall stand beside this one? */
export function CompareDialog({ plan, others, onClose, onCompare }: CompareDialogProps) {
  const { t } = useText()
  const [otherId, setOtherId] = useState(others[0].id)
  function compare() {
    onClose()
    onCompare(others.find(({ id }) => id === otherId) ?? others[0])
  }
  return (
    <Dialog
      isOpen onClose={onClose} title={t('plans.compare.title', { name: plan.name })}
      actions={<><Button onPress={onClose}>{t('ui.cancel')}</Button><Button tone="primary" onPress={compare}>{t('plans.compare.do')}</Button></>}
    >
      <Select label={t('plans.compare.other')} value={otherId} onChange={setOtherId} options={others.map(({ id, name }) => ({ id, label: name }))} />
    </Dialog>
  )
}
