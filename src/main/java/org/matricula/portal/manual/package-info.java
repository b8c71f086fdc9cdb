/// 操作手册: the guide inside the program, and the help of each page.
@org.jspecify.annotations.NullMarked
package org.matricula.portal.manual;
