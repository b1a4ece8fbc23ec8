import { useState } from 'react'

import type { PlanRow } from '#storage/types.ts'
import { Button } from '#ui/Button.tsx'
import { Dialog } from '#ui/Dialog.tsx'
import { useText } from '#ui/language.tsx'
import { TextField } from '#ui/TextField.tsx'

type RenameDialogProps = { readonly plan: PlanRow; readonly onClose: () => void; readonly onRename: (name: string) => void }

export function RenameDialog({ plan, onClose, onRename }: RenameDialogProps) {
  const { t } = useText()
  const [name, setName] = useState(plan.name)
  const isMissing = name.trim() === ''
  function rename() {
    if (isMissing) return
    onClose()
    onRename(name.trim())
  }
  return (
    <Dialog
      isOpen onClose={onClose} title={t('plans.form.renameTitle')}
      actions={<><Button onPress={onClose}>{t('ui.cancel')}</Button><Button tone="primary" onPress={rename}>{t('plans.form.rename')}</Button></>}
    >
      <TextField label={t('plans.form.name')} value={name} onChange={setName} onSubmit={rename} error={isMissing ? t('plans.form.nameMissing') : null} maxLength={80} autoFocus />
    </Dialog>
  )
}
