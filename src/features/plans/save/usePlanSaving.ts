import type { PlanId } from '#domain/units.ts'
import { errorWords } from '#i18n/errorWords.ts'
import { FILE_EXTENSION, FILE_TYPE } from '#plan-file/types.ts'
import { safeFileName } from '#shared/fileName.ts'
import { openOrAsk } from '#state/planFiles.ts'
import type { ServiceError } from '#state/services.ts'
import { useServices } from '#state/servicesContext.ts'
import { readFileHandle, type FileHandle } from '#storage/fileHandles.ts'
import { downloadFile } from '#ui/download.ts'
import { askToWrite, chooseSaveFile } from '#ui/fileAccess.ts'
import { useText } from '#ui/language.tsx'
import { showToast } from '#ui/Toast.tsx'

/** A plan to a file: into the file it has, where the reader chose one and the browser allows it, else as a download. Each ends with a sentence. */
export function usePlanSaving() {
  const services = useServices()
  const text = useText()
  const { t } = text
  const failed = (error: ServiceError) => void showToast({ text: t('shell.failed', { reason: errorWords(text, error) }), tone: 'bad', place: 'save' })

  async function download(planId: PlanId): Promise<void> {
    const exported = await services.exportPlan(planId)
    if (!exported.ok) return failed(exported.error)
    downloadFile(exported.value.fileName, exported.value.blob)
    showToast({ text: t(exported.value.isNoted ? 'shell.planFileSaved' : 'shell.planFileNotNoted', { name: exported.value.fileName }), place: 'save' })
  }
  async function saveTo(planId: PlanId, handle: FileHandle, isNewPlace: boolean): Promise<void> {
    if (!(await askToWrite(handle))) return failed({ code: 'files.notAllowed' })
    const saved = await services.saveInPlace(planId, handle, isNewPlace)
    if (saved.ok) return void showToast({ text: t(saved.value.isNoted ? 'planFile.inPlace.saved' : 'shell.planFileNotNoted', { name: handle.name }), place: 'save' })
    if (saved.error.code !== 'files.changedElsewhere') return failed(saved.error)
    const elsewhere = { label: t('planFile.inPlace.look'), onAction: () => void handle.getFile().then((file) => openOrAsk(services, { name: handle.name, file })) }
    showToast({ text: errorWords(text, saved.error), tone: 'bad', isSticky: true, place: 'save', action: elsewhere })
  }

  return {
    /** Ctrl+S: into its file, or a download. */
    async save(planId: PlanId): Promise<void> {
      const handle = await readFileHandle(services.db, planId)
      return handle ? saveTo(planId, handle, false) : download(planId)
    },
    /** Asks for a file, and saves to it from then on. */
    async saveAs(planId: PlanId, name: string): Promise<void> {
      const handle = await chooseSaveFile(safeFileName(`${name}${FILE_EXTENSION}`), t('planFile.type'), FILE_TYPE, FILE_EXTENSION)
      if (handle) await saveTo(planId, handle, true)
    },
    async saveJson(planId: PlanId): Promise<void> {
      const json = await services.planJson(planId)
      if (!json.ok) return failed(json.error)
      downloadFile(json.value.fileName, json.value.blob)
      showToast({ text: t('planFile.json.saved', { name: json.value.fileName }) })
    },
  }
}
