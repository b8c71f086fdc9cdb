package org.matricula.personal;

import java.util.regex.Pattern;

/// Shows of a private value what is enough to recognise it (个人信息保护法 第五十一条 去标识化).
public final class Masks {

    private static final String PLACE = "[^\\d\\s省区县旗]{1,12}?";
    private static final Pattern PROVINCE = Pattern.compile("^%s(?:省|自治区|市)".formatted(PLACE));

    /// Down to the district, which says where somebody lives but not at which door. What ends in 区
    /// but is no district: 小区, 园区 and their like.
    private static final Pattern DISTRICT =
            Pattern.compile(
                    "^(?:%1$s(?:省|自治区|市))?(?:%1$s(?:州|地区|盟|市))?%1$s(?:(?<![小社园校院片厂库景])区|县|旗|市)"
                            .formatted(PLACE));

    private static final Pattern BY_IDENTITY = Pattern.compile("[A-Z]\\d{17}[\\dXx]");

    private static final String REST = "******";

    private Masks() {}

    /// Of an identity number the division alone: the birthday stands beside it on most pages, and
    /// with the last four digits the two were the whole number. Of others their ends.
    public static String document(String number) {
        return switch (number.length()) {
            case 18 -> between(number, 6, 0);
            case 19 -> between(number, 7, 0);
            default -> ends(number);
        };
    }

    /// A number that fits nobody, with no birthday beside it: its end tells which one is meant.
    public static String ofNobody(String number) {
        return number.length() == 18 ? between(number, 6, 4) : document(number);
    }

    /// 学籍号, of which most are an identity number behind one letter; others say nothing of anybody.
    public static String registryNumber(String number) {
        return BY_IDENTITY.matcher(number).matches() ? document(number) : number;
    }

    /// 138****5678; of a short number only the last two digits.
    public static String phone(String number) {
        var length = number.length();
        if (length >= 11 && length <= 15) {
            return between(number, length - 8, 4);
        }
        return between(number, 0, length > 15 ? 4 : length >= 7 ? 2 : 0);
    }

    /// Down to the district; all of it hidden where none is written.
    public static String address(String address) {
        for (var known : new Pattern[] {DISTRICT, PROVINCE}) {
            var match = known.matcher(address);
            if (match.find()) {
                return match.group() + REST;
            }
        }
        return REST;
    }

    /// The first letter and the host, whatever the length between.
    public static String email(String address) {
        var at = address.lastIndexOf('@');
        if (at < 1) {
            return REST;
        }
        return (at > 1 ? address.substring(0, address.offsetByCodePoints(0, 1)) : "")
                + "***"
                + address.substring(at);
    }

    public static String name(String name) {
        return new PersonName(name).masked();
    }

    private static String ends(String number) {
        var shown = number.length() >= 8 ? 2 : number.length() >= 4 ? 1 : 0;
        return between(number, shown, shown);
    }

    private static String between(String text, int head, int tail) {
        var hidden = Math.max(0, text.length() - head - tail);
        return text.substring(0, head) + "*".repeat(hidden) + text.substring(text.length() - tail);
    }
}
