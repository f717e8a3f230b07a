import type { Texts } from '../../../page/i18n';

export const texts = {
  noLoss: {
    en: 'This surface is a plain function and has no data. A loss is computed over data; open one to edit its points:',
    zh: '这个曲面是普通函数，没有数据。损失函数由数据算出，打开其中一个即可编辑数据点：',
  },
  figure: { en: 'Data and fits', zh: '数据与拟合' },
  role: {
    en: 'scatter plot; arrow keys move the cross-hair, Enter adds a point or picks one, Delete removes it',
    zh: '散点图；方向键移动十字线，回车键添加或选中一个点，删除键移除该点',
  },
  hint: {
    en: 'Drag points; click to add one; right click or Delete removes it.',
    zh: '拖动数据点；点击空白处添加；右键或删除键移除。',
  },
  best: { en: ' The dashed line is the best fit.', zh: '虚线为最佳拟合。' },
  many: {
    en: '{rows} points, at most {shown} of them drawn; edit that many as a table.',
    zh: '共 {rows} 个点，最多绘出 {shown} 个；数据较多时请以表格方式编辑。',
  },
  brush: { en: 'Class of new points', zh: '新数据点的类别' },
  undo: { en: 'Undo', zh: '撤销' },
  import: { en: 'Import data', zh: '导入数据' },
  export: { en: 'Save as CSV', zh: '保存为 CSV 文件' },
  row: { en: 'Point', zh: '数据点' },
  remove: { en: 'Remove', zh: '移除' },
  make: { en: 'Generate data', zh: '生成数据' },
  count: { en: 'Number of points', zh: '点数' },
  noise: { en: 'Noise', zh: '噪声' },
  makeNow: { en: 'Generate', zh: '生成' },
  nextSeed: { en: 'With the next seed', zh: '换下一个种子' },
  seed: { en: 'Seed {seed}', zh: '随机种子 {seed}' },
  points: { en: 'Points', zh: '数据点数' },
  minimum: { en: 'Minimum', zh: '极小值点' },
  here: { en: 'Current position', zh: '当前所在位置' },
  unknown: { en: 'none known', zh: '未知' },
  curvatures: { en: 'Hessian eigenvalues there', zh: '该处黑塞矩阵的特征值' },
  stable: { en: 'Largest stable learning rate (gradient descent)', zh: '最大稳定学习率（梯度下降）' },
  tooLong: {
    en: 'This is too much data for the link: save the experiment as a file to share it.',
    zh: '数据太多，链接放不下：请将实验保存为文件再分享。',
  },
  importAbout: {
    en: 'Two or more columns, separated by commas, tabs or semicolons, in UTF-8 or GB 18030. At most {rows} rows and {megabytes} MB.',
    zh: '两列或更多，用逗号、制表符或分号分隔，编码为 UTF-8 或 GB 18030。最多 {rows} 行、{megabytes} MB。',
  },
  found: { en: 'Rows: {rows}, columns: {columns}.', zh: '{rows} 行，{columns} 列。' },
} as const satisfies Texts;
