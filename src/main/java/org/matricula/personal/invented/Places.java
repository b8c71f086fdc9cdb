package org.matricula.personal.invented;

import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;

/// Divisions that are there, and streets that may not be.
final class Places {

    /// @param code GB/T 2260
    /// @param name province first
    record Place(String code, String name) {}

    /// A hundred or so of some three thousand: code, city and district; the province is the first
    /// two digits.
    private static final String DIVISIONS =
            """
            110101 东城区,110105 朝阳区,110108 海淀区,110112 通州区,
            120101 和平区,120104 南开区,
            130102 石家庄市长安区,130203 唐山市路北区,
            140105 太原市小店区,140106 太原市迎泽区,
            150102 呼和浩特市新城区,150203 包头市昆都仑区,
            210102 沈阳市和平区,210202 大连市中山区,
            220102 长春市南关区,220104 长春市朝阳区,
            230102 哈尔滨市道里区,230103 哈尔滨市南岗区,
            310101 黄浦区,310104 徐汇区,310115 浦东新区,
            320102 南京市玄武区,320106 南京市鼓楼区,320505 苏州市虎丘区,
            330106 杭州市西湖区,330203 宁波市海曙区,
            340104 合肥市蜀山区,340202 芜湖市镜湖区,
            350102 福州市鼓楼区,350203 厦门市思明区,
            360102 南昌市东湖区,360702 赣州市章贡区,
            370102 济南市历下区,370202 青岛市市南区,
            410105 郑州市金水区,410302 洛阳市老城区,
            420102 武汉市江岸区,420106 武汉市武昌区,420111 武汉市洪山区,
            430102 长沙市芙蓉区,430104 长沙市岳麓区,433101 湘西土家族苗族自治州吉首市,
            440103 广州市荔湾区,440106 广州市天河区,440305 深圳市南山区,
            450103 南宁市青秀区,450302 桂林市秀峰区,
            460105 海口市秀英区,460106 海口市龙华区,
            500103 渝中区,500106 沙坪坝区,
            510104 成都市锦江区,510105 成都市青羊区,510107 成都市武侯区,
            520102 贵阳市南明区,522601 黔东南苗族侗族自治州凯里市,
            530102 昆明市五华区,532901 大理白族自治州大理市,
            540102 拉萨市城关区,
            610103 西安市碑林区,610113 西安市雁塔区,
            620102 兰州市城关区,
            630102 西宁市城东区,630103 西宁市城中区,
            640104 银川市兴庆区,640105 银川市西夏区,
            650102 乌鲁木齐市天山区,652901 阿克苏地区阿克苏市,653101 喀什地区喀什市\
            """;

    private static final Map<String, String> PROVINCES = provinces();

    private static final String[] STREETS =
            "学府路 文昌街 育才路 书院巷 明德路 杏坛街 青云路 银杏街 梧桐路 桂花巷 听雨路 望江街 迎春路 松林街 荷塘路 古槐巷".split(" ");

    private static final String[] ESTATES = "翠竹苑 锦绣园 明月里 晴川苑 云栖里 和风园 静水苑 知春里".split(" ");

    static final List<Place> ALL = all();

    private Places() {}

    static String address(Place place, SplittableRandom random) {
        return place.name
                + STREETS[random.nextInt(STREETS.length)]
                + (1 + random.nextInt(300))
                + "号"
                + ESTATES[random.nextInt(ESTATES.length)]
                + (1 + random.nextInt(30))
                + "栋"
                + (1 + random.nextInt(33))
                + "0"
                + (1 + random.nextInt(6))
                + "室";
    }

    private static List<Place> all() {
        return DIVISIONS
                .lines()
                .flatMap(it -> List.of(it.strip().split(",")).stream())
                .map(it ->
                        new Place(
                                it.substring(0, 6),
                                PROVINCES.get(it.substring(0, 2)) + it.substring(7)))
                .toList();
    }

    private static Map<String, String> provinces() {
        var words =
                """
                11北京市 12天津市 13河北省 14山西省 15内蒙古自治区 21辽宁省 22吉林省 23黑龙江省 31上海市 32江苏省 33浙江省
                34安徽省 35福建省 36江西省 37山东省 41河南省 42湖北省 43湖南省 44广东省 45广西壮族自治区 46海南省 50重庆市
                51四川省 52贵州省 53云南省 54西藏自治区 61陕西省 62甘肃省 63青海省 64宁夏回族自治区 65新疆维吾尔自治区\
                """;
        var named = new TreeMap<String, String>();
        for (var word : words.split("\\s+")) {
            named.put(word.substring(0, 2), word.substring(2));
        }
        return named;
    }
}
