package org.matricula.personal.invented;

import java.util.List;
import java.util.SplittableRandom;

/// What names are made of. Put together by chance, they are nobody's in particular.
final class NamePool {

    /// The commonest first: a squared chance falls among them most often.
    private static final String[] SURNAMES =
            letters(
                    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜"
                            + "崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤");

    /// Rarer, and read otherwise than as a word.
    private static final String[] RARE_SURNAMES = letters("单仇解查区缪翟盖朴冼逄郇谌乜");

    private static final String[] COMPOUND = "欧阳 上官 司马 诸葛 皇甫 尉迟 令狐 东方 夏侯 长孙 万俟 澹台".split(" ");
    private static final String[] FEMALE =
            letters("婷雪怡欣悦琳娜静敏燕玲芳洁慧颖佳倩雅萱涵梦瑶琪诗妍月彤蕊馨兰梅莹璐媛婉晴薇珊楠蓉岚宁安文雨清思语");
    private static final String[] MALE =
            letters("伟强磊军勇杰涛明超辉鹏飞浩宇轩博睿泽晨昊俊凯峰志远建华国庆文斌龙翔航铭瑞皓哲恒毅川森阳然逸安思承嘉子");

    /// Beyond the basic plane, or hard to type: a register must not break on them.
    private static final String[] RARE =
            "𠮷 𬭎 㛃 𫖮 𫍯 𬸣 𬘓 𬬻 𬴊 䶮 㙦 𫘧 垚 𬀩 堃 昇 喆 犇 赟".split(" ");

    private static final String[] UYGHUR_MALE =
            "艾力 买买提 阿不都拉 吐尔逊 依明 库尔班 艾尔肯 玉素甫 卡德尔 热合曼 艾合买提 亚森".split(" ");
    private static final String[] UYGHUR_FEMALE =
            "古丽娜尔 阿依古丽 热孜万 迪丽努尔 帕提古丽 米热古丽 阿丽米热 努尔比亚".split(" ");
    private static final String[] KAZAKH_MALE = "叶尔兰 努尔兰 达吾列提 巴合提 阿斯哈尔 加尼别克 叶尔江 哈力木".split(" ");
    private static final String[] KAZAKH_FEMALE = "阿依达 古丽孜拉 玛依拉 巴哈尔 阿尔达克 萨吾列 赛里克 库丽加".split(" ");
    private static final String[] TIBETAN = "扎西 多吉 卓玛 央金 次仁 旺堆 丹增 格桑 白玛 平措 拉姆 洛桑 强巴 德吉".split(" ");

    private NamePool() {}

    static String name(String ethnicity, boolean male, SplittableRandom random) {
        return switch (ethnicity) {
            case "04" -> pick(TIBETAN, random) + pick(TIBETAN, random);
            case "05" ->
                    pick(male ? UYGHUR_MALE : UYGHUR_FEMALE, random)
                            + "·"
                            + pick(UYGHUR_MALE, random);
            case "17" ->
                    pick(male ? KAZAKH_MALE : KAZAKH_FEMALE, random)
                            + "·"
                            + pick(KAZAKH_MALE, random);
            default -> surname(random) + given(male, random);
        };
    }

    /// A name of the same family, where the people in question hand surnames down.
    static String relative(String name, String ethnicity, boolean male, SplittableRandom random) {
        return switch (ethnicity) {
            case "04", "05", "17" -> name(ethnicity, male, random);
            default -> surnameOf(name) + given(male, random);
        };
    }

    static String surname(SplittableRandom random) {
        if (random.nextInt(200) == 0) {
            return pick(COMPOUND, random);
        }
        if (random.nextInt(100) == 0) {
            return pick(RARE_SURNAMES, random);
        }
        var chance = random.nextDouble();
        return SURNAMES[(int) (chance * chance * SURNAMES.length)];
    }

    static String given(boolean male, SplittableRandom random) {
        var letters = male ? MALE : FEMALE;
        var chance = random.nextInt(1000);
        if (chance < 4) {
            return pick(RARE, random);
        }
        if (chance < 8) {
            return pick(letters, random) + pick(RARE, random);
        }
        if (chance < 220) {
            return pick(letters, random);
        }
        // both parents' surnames, then two characters of one's own
        if (chance < 230) {
            return surname(random) + pick(letters, random) + pick(letters, random);
        }
        return pick(letters, random) + pick(letters, random);
    }

    static String pick(String[] words, SplittableRandom random) {
        return words[random.nextInt(words.length)];
    }

    private static String surnameOf(String name) {
        return List.of(COMPOUND).stream()
                .filter(name::startsWith)
                .findFirst()
                .orElseGet(() -> name.substring(0, name.offsetByCodePoints(0, 1)));
    }

    private static String[] letters(String text) {
        return text.codePoints().mapToObj(Character::toString).toArray(String[]::new);
    }
}
