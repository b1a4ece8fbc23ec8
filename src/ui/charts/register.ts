import { Chart, Filler, LineController, LineElement, LinearScale, PointElement, Tooltip } from 'chart.js'
import annotation from 'chartjs-plugin-annotation'

/** Chart.js with the parts that the charts here use, and no others. */
export function registeredChart(): typeof Chart {
  Chart.register(LineController, LineElement, PointElement, LinearScale, Filler, Tooltip, annotation)
  return Chart
}
