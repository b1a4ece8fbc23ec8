import AxeBuilder from '@axe-core/playwright'
import { expect, type Page } from '@playwright/test'

/**
 * WCAG 2.2 AA and axe's best practices, on the page as it stands. In one go in the page: taking results of frames apart and joining them
 * in a second page costs two to four times as much, and there are no frames (the policy allows none).
 */
export async function expectNoAxeViolations(page: Page): Promise<void> {
  const { violations, passes } = await new AxeBuilder({ page }).options({ resultTypes: ['violations'], preload: false }).setLegacyMode().analyze()
  expect(violations.map(({ id, nodes }) => ({ id, at: nodes.map((node) => `${String(node.target)}: ${node.failureSummary ?? ''}`) }))).toEqual([])
  // An empty page has nothing to object to.
  expect(passes.length).toBeGreaterThan(15)
}
