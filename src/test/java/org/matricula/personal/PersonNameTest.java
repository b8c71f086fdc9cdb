package org.matricula.personal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PersonNameTest {

    @ParameterizedTest
    @CsvSource({
        "张伟, zhangwei, zw",
        "单雄信, shanxiongxin, sxx",
        "曾国藩, zengguofan, zgf",
        "欧阳修, ouyangxiu, oyx",
        "尉迟恭, yuchigong, ycg",
        "万俟卨, moqixie, mqx",
        "澹台灭明, tantaimieming, ttmm",
        "长孙无忌, zhangsunwuji, zswj",
        "仇英, qiuying, qy",
        "解缙, xiejin, xj",
        "查良镛, zhaliangyong, zly",
        "朴树, piaoshu, ps",
        "缪昌期, miaochangqi, mcq",
        "任贤齐, renxianqi, rxq",
        "翟天临, zhaitianlin, ztl",
        "盖叫天, gejiaotian, gjt",
        "区海, ouhai, oh",
        "吕布, lvbu, lb",
        "艾力江·买买提, ailijiangmaimaiti, aljmmt",
        "李思单, lisidan, lsd",
        "𠮷野家, jiyejia, jyj",
        "王𬭎, wanghong, wh",
        "刘㛃, liujie, lj",
        "王晟, wangsheng, ws",
        "武曌, wuzhao, wz",
        "李〇, liling, ll",
        "单, shan, s",
        "John Smith, johnsmith, js",
        "Renée O'Neill, reneeoneill, ron",
        "李David, lidavid, ld",
        "Đặng Văn Lâm, dangvanlam, dvl",
    })
    void a_name_is_read_as_it_is_said(String name, String pinyin, String initials) {
        assertThat(new PersonName(name).pinyin()).isEqualTo(pinyin);
        assertThat(new PersonName(name).initials()).isEqualTo(initials);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "' 张 伟 '| 张伟",
                "张　伟| 张伟",
                "艾力江・买买提| 艾力江·买买提",
                "艾力江•买买提| 艾力江·买买提",
                "艾力江‧买买提| 艾力江·买买提",
                "艾力江∙买买提| 艾力江·买买提",
                "艾力江⋅买买提| 艾力江·买买提",
                "艾力江.买买提| 艾力江·买买提",
                "艾力江．买买提| 艾力江·买买提",
                "艾力江。买买提| 艾力江·买买提",
                "艾力江 · 买买提| 艾力江·买买提",
                "艾力江··买买提| 艾力江·买买提",
                "Ｊｏｈｎ　 Smith| John Smith",
                "John F. Kennedy Jr.| John F. Kennedy Jr.",
                "李 David| 李David",
                "J.K. 罗琳| J.K·罗琳",
                "Rene\u0301e| Renée",
                "⼀⽅| 一方",
                "李○| 李〇",
                "\uFEFF张\u200B伟| 张伟",
            })
    void typing_is_mended(String typed, String name) {
        assertThat(new PersonName(typed).text()).isEqualTo(name);
    }

    @ParameterizedTest
    @CsvSource({
        "'', name.missing",
        "张伟2, name.digit",
        "张？, name.placeholder",
        "张*, name.placeholder",
        "张□, name.placeholder",
        "张伟（大）, name.character",
        "张伟😀, name.character",
        "'张\u0007伟', name.character",
        "张\uE863, name.private-use",
        "·张伟, name.dot",
    })
    void each_mistake_has_its_own_name(String name, String code) {
        assertThat(new PersonName(name).check()).extracting(Problem::code).containsExactly(code);
    }

    @ParameterizedTest
    @CsvSource({"张", "𠮷", "欧阳修", "艾力江·买买提", "Renée O'Neill", "李〇", "ئالىم", "佐々木"})
    void a_name_people_have_is_valid(String name) {
        assertThat(new PersonName(name).check()).isEmpty();
    }

    @Test
    void a_rare_character_counts_once() {
        assertThat(new PersonName("𠮷".repeat(60)).check()).isEmpty();
        assertThat(new PersonName("𠮷".repeat(61)).check())
                .containsExactly(Problem.error("name.length", 60, 61));
    }

    @Test
    void a_private_character_is_kept_with_a_reason() {
        assertThat(new PersonName("张\uE863").check())
                .containsExactly(Problem.warning("name.private-use", "U+E863"));
    }

    @Test
    void any_part_of_a_name_begins_one_of_its_endings() {
        assertThat(new PersonName("欧阳𠮷修").suffixes()).containsExactly("欧阳𠮷修", "阳𠮷修", "𠮷修", "修");
        assertThat(new PersonName("艾力江·买买提").suffixes()).contains("艾力江买买提", "买买提");
        assertThat(new PersonName("John Smith").suffixes()).contains(PersonName.sought("smith"));
    }

    @ParameterizedTest
    @CsvSource({
        "艾力江.买买提, 艾力江买买提",
        "艾力江买买提, 艾力江买买提",
        "张 伟, 张伟",
        "John Smith, johnsmith",
    })
    void what_is_sought_is_written_as_the_endings_are(String typed, String sought) {
        assertThat(PersonName.sought(typed)).isEqualTo(sought);
    }

    @ParameterizedTest
    @CsvSource({
        "张伟, 张*",
        "张小伟, 张**",
        "欧阳修, 欧阳*",
        "欧阳修文, 欧阳**",
        "欧阳, 欧*",
        "张, *",
        "𠮷野家, 𠮷**",
        "艾力江·买买提, 艾**·***",
        "John Smith, J*** *****",
        "'', ''",
    })
    void a_mask_shows_the_surname(String name, String masked) {
        assertThat(new PersonName(name).masked()).isEqualTo(masked);
        assertThat(Masks.name(name)).isEqualTo(masked);
    }

    @Test
    void many_threads_read_alike() throws Exception {
        var names = List.of("单雄信", "曾国藩", "尉迟恭", "吕布", "𠮷野家", "Đặng Văn Lâm");
        var alone = names.stream().map(it -> new PersonName(it).pinyin()).toList();

        try (var pool = Executors.newFixedThreadPool(8)) {
            var tasks =
                    IntStream.range(0, 64)
                            .mapToObj(_ ->
                                    (java.util.concurrent.Callable<List<String>>)
                                            () ->
                                                    names.stream()
                                                            .map(it -> new PersonName(it).pinyin())
                                                            .toList())
                            .toList();
            assertThat(pool.invokeAll(tasks))
                    .allSatisfy(it -> assertThat(it.get()).isEqualTo(alone));
        }
    }

    @Property
    void anything_typed_is_handled(@ForAll String typed) {
        var name = new PersonName(typed);

        assertThat(new PersonName(name.text())).isEqualTo(name);
        assertThat(name.pinyin()).matches("[a-z]*");
        assertThat(name.initials()).matches("[a-z]*");
        assertThat(name.check()).isNotNull();
        assertThat(name.masked()).isNotNull();
        assertThat(name.suffixes()).allMatch(PersonName.sought(typed)::endsWith);
    }
}
