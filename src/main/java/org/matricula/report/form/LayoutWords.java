package org.matricula.report.form;

import java.util.List;
import java.util.Map;

/// The words of a layout's workbook: its four sheets, what stands in the first, the headings of the
/// others. They are that file's format and in no language but one.
final class LayoutWords {

    static final String TABLE = "表";
    static final String ROWS = "行";
    static final String COLUMNS = "列";
    static final String CHECKS = "审核";

    static final String ITEM = "项目";
    static final String CONTENT = "内容";

    static final String CODE = "表号";
    static final String TITLE = "表名";
    static final String FROM = "起用学年";
    static final String UNTIL = "停用学年";
    static final String REPLACES = "取代表号";
    static final String SOURCE = "表式来源";
    static final String NOTE = "说明";
    static final String FINAL = "毕业年级";
    static final String BY = "逐行";
    static final String SINCE = "变动起点";
    static final String MAJOR = "专业";

    static final List<String> ITEMS =
            List.of(CODE, TITLE, FROM, UNTIL, REPLACES, SOURCE, NOTE, FINAL, BY, SINCE);

    static final String YEAR_BEFORE = "上年统计时点";
    static final Map<String, String> SINCES = Map.of("学年初", Moved.START);

    static final String KEY = "代号";
    static final String LABEL = "名称";
    static final String TYPED = "手工填写";
    static final String COUNT = "统计口径";
    static final String YES = "是";
    static final String NO = "否";

    static final Map<String, String> COUNTS =
            Map.of(
                    "在校生", "enrolled",
                    "招生", "entered",
                    "毕业生", "graduated",
                    "预计毕业生", "expected",
                    "期初在校生", "opening",
                    "增加", "came",
                    "减少", "left");

    static final String LEVEL = "级别";
    static final String PER = "逐";
    static final String LEFT = "左边";
    static final String IS = "关系";
    static final String RIGHT = "右边";
    static final String PERCENT = "百分比";
    static final String ERROR = "错误";
    static final String WARNING = "需说明";

    static final List<String> CHECK_HEADINGS = List.of(LABEL, LEVEL, PER, LEFT, IS, RIGHT, PERCENT);

    static final Map<String, String> PERS = Map.of("行", "row", "列", "column");
    static final Map<String, String> RELATIONS =
            Map.of("等于", "equal", "不大于", "most", "接近上年", "near");

    /// `除`: everybody but those.
    static final String BUT = "除";

    private LayoutWords() {}

    static String word(Map<String, String> words, String code) {
        return words.entrySet().stream()
                .filter(it -> it.getValue().equals(code))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(code);
    }
}
