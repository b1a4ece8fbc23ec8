import { useState } from 'react'

import { Button } from '#ui/Button.tsx'
import { Dialog } from '#ui/Dialog.tsx'
import { useText } from '#ui/language.tsx'
import { Select } from '#ui/Select.tsx'
import { TextField } from '#ui/TextField.tsx'

const CURRENCIES = ['USD', 'EUR', 'GBP', 'CNY', 'JPY', 'MXN', 'BRL', 'THB', 'VND', 'IDR', 'MYR', 'PHP', 'SGD'] as const

type NewPlanDialogProps = { readonly isOpen: boolean; readonly onClose: () => void; readonly onCreate: (name: string, currency: string) => void }

/** A name and a currency; everything else comes from files or is typed later. */
export function NewPlanDialog({ isOpen, onClose, onCreate }: NewPlanDialogProps) {
  const { t } = useText()
  const [name, setName] = useState('')
  const [currency, setCurrency] = useState<(typeof CURRENCIES)[number]>('USD')
  const [isTried, setIsTried] = useState(false)
  const isMissing = name.trim() === ''
  function create() {
    setIsTried(true)
    if (isMissing) return
    onClose()
    onCreate(name.trim(), currency)
    setName('')
    setIsTried(false)
  }
  return (
    <Dialog
      isOpen={isOpen} onClose={onClose} title={t('plans.form.newTitle')}
      actions={<><Button onPress={onClose}>{t('ui.cancel')}</Button><Button tone="primary" onPress={create}>{t('plans.form.create')}</Button></>}
    >
      <TextField label={t('plans.form.name')} help={t('plans.form.nameHelp')} value={name} onChange={setName} onSubmit={create} error={isTried && isMissing ? t('plans.form.nameMissing') : null} maxLength={80} autoFocus />
      <Select label={t('plans.form.currency')} value={currency} onChange={setCurrency} options={CURRENCIES.map((id) => ({ id, label: id }))} />
    </Dialog>
  )
}
