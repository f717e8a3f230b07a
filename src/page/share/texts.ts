import type { Texts } from '../i18n';

export const shareTexts = {
  heading: { en: 'Share and save', zh: '分享与保存' },
  link: {
    heading: { en: 'Link', zh: '链接' },
    about: {
      en: 'The link holds the whole experiment; whoever opens it sees the same.',
      zh: '链接包含整个实验；打开它的人会看到同样的内容。',
    },
    large: {
      en: 'This experiment has too much data for a link. Save it as a file or as a page; the link below leaves the data out.',
      zh: '这个实验的数据太多，链接容纳不下。请保存为文件或网页；下面的链接不含数据。',
    },
    file: {
      en: 'This page is a file: the link leads to it on this computer only. To pass on what is shown, save it as a page.',
      zh: '此页面是本机上的文件，链接只在这台电脑上有效。要把当前内容交给别人，请保存为网页。',
    },
  },
  copy: { en: 'Copy', zh: '复制' },
  copied: { en: 'Copied.', zh: '已复制。' },
  notCopied: {
    en: 'This page cannot use the clipboard: select the text and copy it by hand.',
    zh: '此页面无法使用剪贴板，请选中文字后手动复制。',
  },
  qr: {
    name: { en: 'QR code of the link', zh: '链接的二维码' },
    enlarge: { en: 'Show large, for the audience', zh: '放大显示，供听众扫描' },
    close: { en: 'Close the large QR code', zh: '关闭放大的二维码' },
    long: { en: 'The link is too long for a QR code.', zh: '链接太长，无法生成二维码。' },
    unreachable: {
      en: 'No code: this page is on this computer only, and phones cannot reach it.',
      zh: '没有二维码：此页面只在这台电脑上，手机无法访问。',
    },
    place: { en: 'Where phones find this page', zh: '手机访问此页面的网址' },
    noAddress: {
      en: 'Phones need the address of a web server, such as https://example.org/nabla/.',
      zh: '手机需要网站的网址，例如 https://example.org/nabla/。',
    },
  },
  embed: {
    heading: { en: 'Embed in a page', zh: '嵌入网页' },
    about: {
      en: 'This inline frame shows the experiment without the panels around it.',
      zh: '这个内嵌框架只显示实验本身，不带四周的面板。',
    },
  },
  file: {
    heading: { en: 'File', zh: '文件' },
    save: { en: 'Save experiment', zh: '保存实验' },
    open: { en: 'Open a file…', zh: '打开文件…' },
    about: {
      en: 'Opens saved experiments, and surfaces computed elsewhere: NumPy .npy or .npz, or CSV. You can also drop a file anywhere on the page.',
      zh: '可以打开保存过的实验，以及在别处计算的曲面：NumPy 的 .npy 或 .npz，或 CSV。也可以把文件拖到页面的任意位置。',
    },
    opened: { en: 'Opened {name}.', zh: '已打开 {name}。' },
    failed: { en: '{name} was not opened: {reason}', zh: '未能打开 {name}：{reason}' },
  },
  page: {
    heading: { en: 'Page', zh: '网页' },
    about: {
      en: 'One file that holds what is shown, and Nabla around it. A double click opens it, without internet.',
      zh: '一个独立的网页文件，包含当前内容和整个 Nabla，双击即可打开，不需要联网。',
    },
    save: { en: 'Save as page', zh: '保存为网页' },
    preparing: { en: 'Preparing the page…', zh: '正在准备网页……' },
    missing: {
      en: 'The file nabla.html, which the page is made of, cannot be loaded from here. It lies beside every built copy of Nabla; without a connection, open that file and save from there.',
      zh: '无法从这里加载 nabla.html，而网页要由它生成。每份构建好的 Nabla 旁边都有这个文件；没有网络时，可以打开该文件，再从那里保存。',
    },
  },
  picture: {
    heading: { en: 'Picture', zh: '图片' },
    caption: { en: 'With caption', zh: '带说明文字' },
    png: { en: 'Save PNG', zh: '保存 PNG' },
    svg: { en: 'Save map as SVG', zh: '将平面图保存为 SVG' },
    failed: {
      en: 'This browser could not draw a picture of this size. Choose a smaller one.',
      zh: '浏览器无法绘制这么大的图片，请选择较小的尺寸。',
    },
  },
  figure: {
    about: {
      en: 'The figures as they are shown now.',
      zh: '按当前显示的样子保存图形。',
    },
    svg: { en: 'Save SVG', zh: '保存 SVG' },
    missing: { en: 'No figure is shown at the moment.', zh: '当前没有显示图形。' },
  },
  size: { en: 'Size', zh: '尺寸' },
  drawing: { en: 'Drawing…', zh: '正在绘制……' },
  video: {
    heading: { en: 'Video', zh: '视频' },
    about: {
      en: 'Drawn step by step, so that no frame is lost on a slow machine.',
      zh: '逐步绘制每一帧，因此在较慢的电脑上也不会丢帧。',
    },
    format: { en: 'Format', zh: '格式' },
    seconds: { en: 'Length', zh: '时长' },
    secondsOf: { en: '{seconds} s', zh: '{seconds} 秒' },
    record: { en: 'Make the video', zh: '生成视频' },
    cancel: { en: 'Stop', zh: '停止' },
    progress: { en: '{percent}% drawn', zh: '已绘制 {percent}%' },
    cancelled: { en: 'Stopped; no video was saved.', zh: '已停止，没有保存视频。' },
    unsupported: {
      en: 'This browser cannot encode this format at this size. Try the other one, or a smaller size.',
      zh: '浏览器无法以此尺寸编码该格式。请换另一种格式，或选择较小的尺寸。',
    },
    failed: {
      en: 'The video could not be made. Try a smaller size or the other format.',
      zh: '无法生成视频。请选择较小的尺寸，或换另一种格式。',
    },
  },
  saved: { en: 'Saved {name}.', zh: '已保存 {name}。' },
} as const satisfies Texts;
