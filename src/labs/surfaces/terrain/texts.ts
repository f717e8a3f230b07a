import type { Texts } from '../../../page/i18n';

export const texts = {
  settings: { en: 'Terrain', zh: '地形分析' },
  coordinate: { en: 'Point: {name}', zh: '考察点的 {name} 坐标' },
  toStart: { en: 'Back to the start of the runs', zh: '回到运行的起点' },
  section: {
    none: { en: 'none', zh: '无' },
    along: { en: 'along {name}', zh: '沿 {name} 方向' },
    gradient: { en: 'along the gradient', zh: '沿梯度方向' },
  },
  fact: {
    value: { en: 'Value', zh: '函数值' },
    gradient: { en: 'Gradient', zh: '梯度' },
    plane: { en: 'Tangent plane', zh: '切平面' },
    hessian: { en: 'Hessian', zh: '黑塞矩阵' },
    eigen: { en: 'Eigenvalues', zh: '特征值' },
  },
  shape: {
    convex: {
      en: 'Convex here: the surface curves upwards in every direction.',
      zh: '黑塞矩阵正定，局部为凸函数（下凸）：曲面在所有方向上都向上弯。',
    },
    concave: {
      en: 'Concave here: the surface curves downwards in every direction.',
      zh: '黑塞矩阵负定，局部为凹函数（上凸）：曲面在所有方向上都向下弯。',
    },
    saddle: {
      en: 'Saddle-shaped here: upwards in one direction, downwards in another.',
      zh: '此处呈鞍形：一个方向向上弯，另一个方向向下弯。',
    },
    flat: { en: 'In one direction at least there is no curvature here.', zh: '此处至少在一个方向上曲率为零。' },
  },
  undefined: { en: 'The surface is undefined or too large at this point.', zh: '曲面在该点无定义，或数值过大。' },
  rates: { en: 'Largest stable learning rate at this curvature', zh: '此曲率下的最大稳定学习率' },
  descent: { en: 'gradient descent', zh: '梯度下降' },
  limit: { en: 'η < {limit}; now {rate}: {state}', zh: 'η < {limit}，现为 {rate}：{state}' },
  stable: { en: 'stable', zh: '稳定' },
  unstable: { en: 'too large', zh: '过大' },
  curve: {
    surface: { en: 'surface', zh: '曲面' },
    tangent: { en: 'tangent', zh: '切线' },
    parabola: { en: 'second order (Taylor)', zh: '二阶泰勒近似' },
  },
  distance: { en: 'distance from the point', zh: '到该点的距离' },
  sectionName: {
    en: 'Section of the surface through the point: slope {slope}, second derivative {bend}',
    zh: '曲面过该点的剖面：斜率 {slope}，二阶导数 {bend}',
  },
  scaling: {
    log: {
      en: 'Arrows: direction of {gradient}; their length grows with log |∇f|, the shortest at {least} or less, the longest at {steepest}.',
      zh: '箭头：方向为 {gradient}；长度随 log |∇f| 增长，梯度范数不超过 {least} 时最短，为 {steepest} 时最长。',
    },
    linear: {
      en: 'Arrows: {gradient} to scale, divided by {scale}, in the units of the axes.',
      zh: '箭头：{gradient} 除以 {scale}，按坐标轴的单位绘制，长度成比例。',
    },
    eigen: {
      en: 'Lines at the point: eigenvectors of the Hessian, with lengths proportional to 1/√|λ|.',
      zh: '该点处的线段：黑塞矩阵的特征向量，长度与 1/√|λ| 成正比。',
    },
  },
  noRun: { en: 'none', zh: '无' },
  arrows: {
    heading: { en: 'Arrows at chosen points: {count}', zh: '选定点处的箭头：{count} 个' },
    help: {
      en: 'A click on the surface, or Enter at the pointer of the keyboard, adds an arrow; on the foot of one it is removed. The ringed point is dragged.',
      zh: '单击曲面，或移动键盘指针后按 Enter，即可添加箭头；点在箭头起点上则将其删除。带圆圈的点可以拖动。',
    },
    points: { en: 'Points', zh: '点' },
    add: { en: 'Add', zh: '添加' },
    clear: { en: 'Remove all', zh: '全部删除' },
    remove: { en: 'Remove the arrow at {place}', zh: '删除 {place} 处的箭头' },
    removing: { en: 'Remove', zh: '删除' },
    unread: {
      en: 'These are no points: write two numbers each, such as 2, 1; −2, 1.',
      zh: '无法识别这些点：每个点写两个数，如 2, 1; −2, 1。',
    },
    many: { en: 'There can be {most} arrows at most.', zh: '最多 {most} 个箭头。' },
    column: {
      at: { en: 'At', zh: '位置' },
      gradient: { en: 'Gradient', zh: '梯度' },
      norm: { en: 'Norm', zh: '范数' },
    },
  },
  found: { en: 'Stationary points found: {count}', zh: '找到的驻点：{count} 个' },
  column: {
    kind: { en: 'Kind', zh: '类型' },
    place: { en: 'At', zh: '位置' },
    value: { en: 'Value', zh: '函数值' },
    eigenvalues: { en: 'Eigenvalues', zh: '特征值' },
  },
  kind: {
    minimum: { en: 'minimum', zh: '极小值点' },
    maximum: { en: 'maximum', zh: '极大值点' },
    saddle: { en: 'saddle point', zh: '鞍点' },
    degenerate: { en: 'degenerate stationary point', zh: '退化驻点' },
  },
  kink: {
    minimum: { en: 'minimum at a kink', zh: '折痕处的极小值点' },
    maximum: { en: 'maximum at a kink', zh: '折痕处的极大值点' },
  },
  set: {
    valley: { en: 'a curve of minima', zh: '极小值点构成的曲线' },
    ridge: { en: 'a curve of maxima', zh: '极大值点构成的曲线' },
    flat: { en: 'flat region', zh: '平坦区域' },
  },
  more: { en: 'Not listed: {count} more.', zh: '另有 {count} 个未列出。' },
  cut: {
    en: 'There are more than {points} points or {kinks} kinks; the others are left out.',
    zh: '驻点超过 {points} 个，或折痕超过 {kinks} 处，其余从略。',
  },
  covered: {
    en: 'Newton’s method from many starts in the region, polished in double precision. Extrema on kinks are found by comparing values; those on the border are not counted. Some may be missed.',
    zh: '在显示区域内从许多起点用牛顿法求得，并以双精度细化。折痕处的极值通过比较函数值找到；边界上的极值不计入。可能有遗漏。',
  },
} as const satisfies Texts;
