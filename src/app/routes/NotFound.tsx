import { useLocation } from 'wouter'

import { Button } from '#ui/Button.tsx'
import { useText } from '#ui/language.tsx'
import { Page } from '#ui/Page.tsx'

/** An address with nothing behind it. */
export function NotFound() {
  const { t } = useText()
  const [, navigate] = useLocation()
  return (
    <Page question={t('app.name')} answer={t('shell.notFound.title')} sub={t('shell.notFound.text')}>
      <div><Button tone="primary" onPress={() => navigate('~/plans')}>{t('shell.notFound.action')}</Button></div>
    </Page>
  )
}
