package org.matricula.personal;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.NumericChars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MasksTest {

    @ParameterizedTest
    @CsvSource({
        "11010519491231002X, 110105************",
        "G11010519491231002X, G110105************",
        "E12345678, E1*****78",
        "12345, 1***5",
        "123, ***",
        "'', ''",
    })
    void a_document_shows_its_ends(String number, String masked) {
        assertThat(Masks.document(number)).isEqualTo(masked);
    }

    @ParameterizedTest
    @CsvSource({
        "G11010519491231002X, G110105************",
        "J110105194912310021, J110105************",
        "L2026001, L2026001",
        "20260101, 20260101",
    })
    void a_registry_number_hides_the_identity_number_behind_its_letter(
            String number, String shown) {
        assertThat(Masks.registryNumber(number)).isEqualTo(shown);
    }

    @ParameterizedTest
    @CsvSource({
        "13812345678, 138****5678",
        "+8613812345678, +86138****5678",
        "010-87654321, 010-****4321",
        "87654321, ******21",
        "110, ***",
    })
    void a_telephone_shows_its_end(String number, String masked) {
        assertThat(Masks.phone(number)).isEqualTo(masked);
    }

    @ParameterizedTest
    @CsvSource({
        "北京市海淀区中关村小区3号楼, 北京市海淀区******",
        "贵州省贵阳市南明区学府路12号, 贵州省贵阳市南明区******",
        "新疆维吾尔自治区乌鲁木齐市天山区听雨路1号, 新疆维吾尔自治区乌鲁木齐市天山区******",
        "湖南省湘西土家族苗族自治州吉首市荷塘路7号, 湖南省湘西土家族苗族自治州吉首市******",
        "内蒙古自治区锡林郭勒盟正蓝旗上都镇, 内蒙古自治区锡林郭勒盟正蓝旗******",
        "上海市浦东新区世纪大道1号, 上海市浦东新区******",
        "江苏省昆山市玉山镇, 江苏省昆山市******",
        "江苏省苏州市工业园区星湖街, 江苏省苏州市******",
        "河北省正定县古城街, 河北省正定县******",
        "幸福小区12号楼, ******",
        "12号楼, ******",
        "'', ******",
    })
    void an_address_shows_its_district(String address, String masked) {
        assertThat(Masks.address(address)).isEqualTo(masked);
    }

    @ParameterizedTest
    @CsvSource({
        "zhang@example.com, z***@example.com",
        "z@example.com, ***@example.com",
        "nobody, ******",
    })
    void a_mail_address_shows_its_host(String address, String masked) {
        assertThat(Masks.email(address)).isEqualTo(masked);
    }

    @Property
    void the_middle_is_never_shown(@ForAll @NumericChars @StringLength(max = 40) String number) {
        for (var masked : new String[] {Masks.document(number), Masks.phone(number)}) {
            assertThat(masked).hasSameSizeAs(number);
            if (number.length() > 2) {
                assertThat(masked.charAt(number.length() / 2)).isEqualTo('*');
                assertThat(masked.chars().filter(it -> it == '*').count())
                        .isGreaterThanOrEqualTo(Math.min(4, (number.length() + 1) / 2));
            }
        }
    }

    @Property
    void anything_is_masked(@ForAll String anything) {
        assertThat(Masks.address(anything)).endsWith("******");
        assertThat(Masks.email(anything)).contains("***");
        assertThat(Masks.phone(anything)).hasSameSizeAs(anything);
        assertThat(Masks.document(anything)).hasSameSizeAs(anything);
    }
}
