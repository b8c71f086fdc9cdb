/// What is sent to the national platforms (学信网, 全国中小学生学籍信息管理系统) and what comes back from them.
@org.jspecify.annotations.NullMarked
package org.matricula.exchange.platform;
