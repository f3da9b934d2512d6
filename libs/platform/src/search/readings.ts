/**
 * Second readings that names of people, places and firms really use, by simplified character. A dictionary
 * lists many more, nearly all of them archaic; each would double the key of every name it stands in.
 */
const table = `
  行 hang,长 zhang,重 chong,乐 yue,朝 zhao,藏 zang,都 du,单 shan,传 zhuan,调 tiao,盛 cheng,厦 xia,大 dai,会 kuai,参 shen,
  种 chong,查 zha,解 xie,尉 yu,蔚 yu,盖 ge,缪 miao,召 shao,覃 tan,翟 di,柏 bo,薄 bo,卜 bo,员 yun,车 ju,角 jue,省 xing,
  曾 zeng,仇 qiu,区 ou,朴 piao,俞 shu,贾 gu,率 lv,弹 tan,降 xiang,塔 ta,宿 su,纪 ji,折 zhe,粘 nian,丁 zheng,石 dan,
  六 lu,阿 e,番 pan,洞 tong,堡 pu,铅 yan,莘 xin,圩 xu,浒 xu,蚌 beng,亳 bo,嵊 sheng,歙 she,荥 ying,泌 bi,秘 bi,侗 dong,
  奇 ji,茄 jia,模 mu,系 ji,给 ji,强 jiang,着 zhao,差 chai,曲 qu,兴 xing,处 chu,更 geng,干 gan,相 xiang,正 zheng,中 zhong,
  华 hua,任 ren,应 ying,燕 yan,宁 ning,令 ling,繁 po,佴 nai,乜 nie,褚 chu,冼 xian,洗 xian,娄 lou,隗 kui,郇 xun,逄 pang
`;

/** Everyday second readings by character; one that is the usual reading already does no harm. */
export const everydayReadings: ReadonlyMap<string, readonly string[]> = table
  .split(',')
  .map((entry) => entry.trim().split(' '))
  .reduce((map, [character = '', reading = '']) => {
    map.set(character, [...(map.get(character) ?? []), reading]);
    return map;
  }, new Map<string, string[]>());

/** Surnames of two characters that are read unlike their parts. */
export const irregularSurnames: ReadonlyMap<string, { full: string; initials: string }> = new Map([
  ['单于', { full: 'chanyu', initials: 'cy' }],
  ['万俟', { full: 'moqi', initials: 'mq' }],
  ['尉迟', { full: 'yuchi', initials: 'yc' }],
  ['澹台', { full: 'tantai', initials: 'tt' }],
]);
