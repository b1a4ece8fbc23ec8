import type { SealedCertificate, CertifiedGate } from '#advice/certificate/certificate.ts'
import type { PlanDocument } from '#domain/plan.ts'
import type { Scenario } from '#domain/scenario.ts'
import type { MessageKey, MessageParams } from '#i18n/messages.ts'
import { cx } from '#ui/cx.ts'
import { textOf } from '#ui/text.ts'

import styles from './Certificate.module.css'

const [zh, en] = [textOf('zh'), textOf('en')]
const both = (key: MessageKey, params?: MessageParams): string => {
  const [first, second] = [zh.t(key, params), en.t(key, params)]
  return first === second ? first : `${first} / ${second}`
}

/** The certificate on paper, in Chinese and English at once. */
export function CertificateSheet({ certificate, document, scenario }: { readonly certificate: SealedCertificate; readonly document: PlanDocument; readonly scenario: Scenario }) {
  const { currency } = document.settings
  const limitOf = ({ name, limit }: CertifiedGate) => (name.endsWith('Minor') ? en.money(limit, currency) : en.share(limit))
  const facts = [
    [both('stress.certificate.plan'), document.settings.name], [both('stress.scenario'), scenario.name],
    [both('stress.certificate.runs'), en.number(certificate.replications)], [both('stress.run.tolerance'), en.share(certificate.toleranceShare)], [both('stress.certificate.confidence'), en.share(certificate.confidence)],
    [both('stress.run.seed'), String(certificate.seed)], [both('stress.certificate.engine'), certificate.engineVersion], [both('stress.certificate.rules'), document.markets.map(({ rulePack }) => rulePack.id).join(', ')],
    [both('stress.certificate.input'), certificate.inputHash], [both('stress.certificate.hash'), certificate.certificateHash],
  ] as const
  const columns = [both('stress.gate'), both('stress.certificate.limit'), both('stress.gates.count'), both('stress.certificate.upper'), both('stress.gates.verdict')]
  return (
    <article className={styles.sheet} data-certificate={certificate.certificateHash}>
      <h3 className={styles.title}>{both('stress.certificate.heading')}</h3>
      <p className={cx(styles.verdict, styles[certificate.verdict])}>{both(`stress.certificate.verdict.${certificate.verdict}`)}</p>
      <div className={styles.scroller} tabIndex={0} role="region" aria-label={both('stress.gates.title')}>
        <table className={styles.table}>
          <thead><tr>{columns.map((title, index) => <th key={title} scope="col" className={index > 0 && index < 4 ? styles.end : undefined}>{title}</th>)}</tr></thead>
          <tbody>
            {certificate.gates.map((gate) => (
              <tr key={gate.name}>
                <th scope="row">{both(`stress.wish.${gate.name}`)}</th>
                <td className={styles.end}>{limitOf(gate)}</td>
                <td className={styles.end}>{gate.verdict === 'unknown' ? '–' : en.number(gate.brokenReplications)}</td>
                <td className={styles.end}>{gate.verdict === 'unknown' ? '–' : en.share(gate.upperBound, 2)}</td>
                <td>{both(`stress.certificate.gate.${gate.verdict}`)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <dl className={styles.facts}>{facts.map(([label, value]) => <div key={label}><dt>{label}</dt><dd>{value}</dd></div>)}</dl>
      <p>{both('stress.certificate.same')}</p>
    </article>
  )
}
