import { useLiveQuery } from 'dexie-react-hooks'

import type { ImportMapping } from '#domain/importMapping.ts'
import type { PlanId } from '#domain/units.ts'
import type { MessageKey } from '#i18n/messages.ts'
import { undoOfLastStep } from '#state/lastStep.ts'
import { useServices } from '#state/servicesContext.ts'
import { changeRecords, readRecords } from '#storage/records.ts'
import { Button } from '#ui/Button.tsx'
import { useText } from '#ui/language.tsx'
import { Panel } from '#ui/Panel.tsx'
import { DataTable } from '#ui/table/DataTable.tsx'
import { showToast } from '#ui/Toast.tsx'
import { kindWords } from './kindWords.ts'
import { mappingWords } from './mappingWords.ts'

/** How files of known headers are read without asking; each can be forgotten, undoably. Shown only when there is one. */
export function MappingsPanel({ planId }: { readonly planId: PlanId }) {
  const text = useText()
  const { t } = text
  const services = useServices()
  const mappings = useLiveQuery(async () => (await readRecords(services.db, planId)).flatMap((row) => (row.kind === 'mapping' ? [row.value] : [])), [services, planId])
  if (!mappings || mappings.length === 0) return null
  async function forget({ id, name }: ImportMapping) {
    const forgotten = await changeRecords(services.db, planId, { labelKey: 'command.mapping.forget', labelParams: { name } }, [{ kind: 'mapping', key: id, after: null }])
    if (!forgotten.ok) return showToast({ text: t(`error.${forgotten.error.code}` as MessageKey), tone: 'bad' })
    const takeBack = await undoOfLastStep(services, planId)
    return showToast({ text: t('data.mappings.forgotten'), action: { label: t('ui.undo'), onAction: () => void takeBack() } })
  }
  return (
    <Panel title={t('data.mappings.title')} caption={t('data.mappings.caption')}>
      <DataTable
        label={t('data.mappings.title')} rows={mappings} rowKey={({ id }) => id}
        columns={[
          { id: 'name', title: t('data.mappings.name'), value: ({ name }) => name },
          { id: 'kind', title: t('data.mappings.kind'), value: ({ kind }) => kindWords(text, kind) },
          { id: 'answers', title: t('data.mappings.answers'), value: (mapping) => mappingWords(text, mapping), isWide: true },
          { id: 'headers', title: t('data.mappings.headers'), value: ({ headers }) => headers.slice(0, 12).join(', ') + (headers.length > 12 ? ' …' : ''), isOptional: true },
          { id: 'forget', title: t('data.imports.actions'), isActions: true, align: 'end', value: () => null, cell: (mapping) => <Button size="small" aria-label={`${t('data.mappings.forget')}: ${mapping.name}`} onPress={() => void forget(mapping)}>{t('data.mappings.forget')}</Button> },
        ]}
      />
    </Panel>
  )
}
